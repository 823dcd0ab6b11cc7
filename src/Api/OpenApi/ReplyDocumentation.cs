using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TDGan.Api.Http;

namespace TDGan.Api.OpenApi;

/// <summary>One media type of a success.</summary>
/// <param name="MediaType">As sent.</param>
/// <param name="Body">Type of the JSON, or null for a picture.</param>
/// <param name="Examples">Bodies; none for a picture.</param>
internal sealed record ReplyDocumentation(string MediaType, Type? Body, ImmutableArray<DocumentationExample> Examples)
{
    public static ReplyDocumentation Picture(string mediaType) => new(mediaType, Body: null, []);

    /// <summary>JSON of the type of an example.</summary>
    public static ReplyDocumentation Json<T>(string name, string summary, T example, JsonTypeInfo<T> type) =>
        new(MediaTypes.Json, typeof(T), [new(name, summary, JsonSerializer.SerializeToNode(example, type)!)]);
}
