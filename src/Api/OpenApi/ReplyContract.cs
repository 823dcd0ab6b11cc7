using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TDGan.Api.Requests;

namespace TDGan.Api.OpenApi;

/// <summary>One media type of a success.</summary>
/// <param name="MediaType">As sent.</param>
/// <param name="Body">Type of the JSON, or null for a picture.</param>
/// <param name="Examples">Bodies; none for a picture.</param>
internal sealed record ReplyContract(string MediaType, Type? Body, ImmutableArray<ContractExample> Examples)
{
    public static ReplyContract Picture(string mediaType) => new(mediaType, Body: null, []);

    /// <summary>JSON of the type of an example.</summary>
    public static ReplyContract Json<T>(string name, string summary, T example, JsonTypeInfo<T> type) =>
        new(MediaTypes.Json, typeof(T), [new(name, summary, JsonSerializer.SerializeToNode(example, type)!)]);
}
