using System.Globalization;

namespace TDGan.Client.Requests;

/// <summary>A request that can be made anew for each attempt: options in the query, pictures as parts.</summary>
/// <param name="path">Relative to the address of the service.</param>
internal sealed class FormRequest(string path)
{
    private readonly List<(string Name, string Value)> _options = [];
    private readonly List<(string Part, Picture Picture)> _pictures = [];

    /// <summary>Adds an option; null leaves it to the service.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _options.Add((name, value));
        }
    }

    /// <summary>Adds a number; null leaves it to the service.</summary>
    public void Add(string name, IFormattable? value) => Add(name, value?.ToString(null, CultureInfo.InvariantCulture));

    /// <summary>Adds a picture; null leaves the part out.</summary>
    public void Add(string part, Picture? picture)
    {
        if (picture is not null)
        {
            _pictures.Add((part, picture));
        }
    }

    /// <summary>A message to send once; GET where there is no picture.</summary>
    public HttpRequestMessage Create()
    {
        string query = string.Join('&', _options.Select(option => $"{option.Name}={Uri.EscapeDataString(option.Value)}"));
        string address = query.Length > 0 ? $"{path}?{query}" : path;
        return _pictures.Count == 0
            ? new HttpRequestMessage(HttpMethod.Get, address)
            : new HttpRequestMessage(HttpMethod.Post, address) { Content = CreateForm() };
    }

    private MultipartFormDataContent CreateForm()
    {
        MultipartFormDataContent form = [];
        foreach ((string part, Picture picture) in _pictures)
        {
            form.Add(new ReadOnlyMemoryContent(picture.Content), part, picture.Name);
        }

        return form;
    }
}
