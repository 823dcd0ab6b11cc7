using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>The answer to an inference request. For the contract: replies are written without it, as their tensors are large.</summary>
internal sealed record InferenceReply
{
    /// <summary>Name of the model.</summary>
    [JsonPropertyName("model_name")]
    public required string ModelName { get; init; }

    /// <summary>Version of the model.</summary>
    [JsonPropertyName("model_version")]
    public required string ModelVersion { get; init; }

    /// <summary>The id of the request, where it had one.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The wanted outputs.</summary>
    [JsonPropertyName("outputs")]
    public required IReadOnlyList<InferenceOutput> Outputs { get; init; }
}
