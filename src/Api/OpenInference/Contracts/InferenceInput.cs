using System.Text.Json;
using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>One input tensor.</summary>
internal sealed record InferenceInput
{
    /// <summary>Tensor name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Dimensions, the batch first; for pictures their number alone.</summary>
    [JsonPropertyName("shape")]
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>FP32, or BYTES for picture files in the input image.</summary>
    [JsonPropertyName("datatype")]
    public required string Datatype { get; init; }

    /// <summary>binary_data_size: bytes of the tensor after the JSON, in place of data.</summary>
    [JsonPropertyName("parameters")]
    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>The values, in one array or nested as the shape; picture files are base64 text.</summary>
    [JsonPropertyName("data")]
    public JsonSlice? Data { get; init; }
}
