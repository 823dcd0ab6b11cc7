using TDGan.Api.Errors;

namespace TDGan.Api.Requests;

/// <summary>A request body in memory: pictures by part name, and the options.</summary>
internal sealed class Upload(GivenOptions options)
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _parts = new(StringComparer.Ordinal);

    public GivenOptions Options { get; } = options;

    /// <summary>Adds a picture; a second one of the same name ends the request.</summary>
    public void Add(string part, ReadOnlyMemory<byte> content)
    {
        if (!_parts.TryAdd(part, content))
        {
            throw Problems.Duplicate(part);
        }
    }

    /// <summary>The picture of that name, or null. An empty part counts as none: browsers send one for a file field left blank.</summary>
    public ReadOnlyMemory<byte>? Find(string part)
    {
        if (_parts.TryGetValue(part, out ReadOnlyMemory<byte> content) && !content.IsEmpty)
        {
            return content;
        }

        return null;
    }

    /// <summary>The picture of that name; without one the request ends.</summary>
    public ReadOnlyMemory<byte> Require(string part) => Find(part) ?? throw Problems.MissingPart(part);
}
