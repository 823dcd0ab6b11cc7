namespace TDGan.Api.RequestOptions;

/// <summary>
/// One option of an endpoint: its name, its meaning and its values, for reading, for problems and for the contract alike.
/// </summary>
/// <param name="name">Name as a query parameter and as a form field; case matters.</param>
/// <param name="description">What it does and its default.</param>
/// <param name="values">What it takes.</param>
internal abstract class RequestOption(string name, string description, OptionValues values)
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    public OptionValues Values { get; } = values;
}
