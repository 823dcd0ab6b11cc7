using System.Text.Json;
using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>One output tensor.</summary>
internal sealed record InferenceOutput
{
    /// <summary>Tensor name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>FP32, or BYTES for classifications.</summary>
    [JsonPropertyName("datatype")]
    public required string Datatype { get; init; }

    /// <summary>Dimensions, the batch first.</summary>
    [JsonPropertyName("shape")]
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>binary_data_size: bytes of the tensor after the JSON, in place of data.</summary>
    [JsonPropertyName("parameters")]
    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>The values in one array: numbers, or text for classifications.</summary>
    [JsonPropertyName("data")]
    public JsonElement? Data { get; init; }
}
