using System.Text.Json;
using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>An inference request. Members that are not listed are ignored.</summary>
internal sealed record InferenceRequest
{
    /// <summary>Comes back in the reply.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>binary_data_output: true sends every output as binary data.</summary>
    [JsonPropertyName("parameters")]
    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>Every input of the model, once.</summary>
    [JsonPropertyName("inputs")]
    public required IReadOnlyList<InferenceInput> Inputs { get; init; }

    /// <summary>The wanted outputs, in the order of the reply; none wants all.</summary>
    [JsonPropertyName("outputs")]
    public IReadOnlyList<RequestedOutput>? Outputs { get; init; }
}
