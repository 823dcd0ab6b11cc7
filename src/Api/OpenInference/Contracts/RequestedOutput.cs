using System.Text.Json;
using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>One wanted output.</summary>
internal sealed record RequestedOutput
{
    /// <summary>Tensor name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>binary_data: true sends it as binary data; classification: k sends the k highest values with their labels.</summary>
    [JsonPropertyName("parameters")]
    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }
}
