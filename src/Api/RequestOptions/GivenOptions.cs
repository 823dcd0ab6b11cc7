using System.Collections.Immutable;
using Microsoft.AspNetCore.WebUtilities;
using TDGan.Api.Errors;

namespace TDGan.Api.RequestOptions;

/// <summary>
/// The options of one request, from the query and from form fields together. An unknown name and a second value end the request.
/// </summary>
internal sealed class GivenOptions(ImmutableArray<RequestOption> known)
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Adds every query parameter.</summary>
    /// <param name="query">The query with its leading question mark, or empty. Read raw, because the parsed collection merges names that
    /// differ in case.</param>
    public void AddQuery(string? query)
    {
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(query))
        {
            Add(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        }
    }

    /// <summary>Adds one value; an unknown name or a second value ends the request.</summary>
    public void Add(string name, string text)
    {
        if (!known.Any(option => option.Name == name))
        {
            throw Problems.UnknownParameter(name, known.Select(option => option.Name));
        }

        if (!_texts.TryAdd(name, text))
        {
            throw Problems.Duplicate(name);
        }
    }

    public bool Has(RequestOption option) => _texts.ContainsKey(option.Name);

    /// <summary>The value of <paramref name="option"/>, or <paramref name="fallback"/> where it is not given.</summary>
    public T Get<T>(ParsedOption<T> option, T fallback)
    {
        if (!_texts.TryGetValue(option.Name, out string? text))
        {
            return fallback;
        }

        return option.TryParse(text, out T value) ? value : throw Problems.InvalidValue(option.Name, text, option.Values.Expected, option.Values.Allowed);
    }
}
