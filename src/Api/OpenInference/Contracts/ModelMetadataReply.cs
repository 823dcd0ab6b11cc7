using System.Text.Json.Serialization;
using TDGan.Api.Replies;
using TDGan.Inference.Manifest;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>What a model takes and gives.</summary>
internal sealed record ModelMetadataReply
{
    /// <summary>Name of the model.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The versions that may be asked for.</summary>
    [JsonPropertyName("versions")]
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>What runs it: onnxruntime_onnx.</summary>
    [JsonPropertyName("platform")]
    public required string Platform { get; init; }

    /// <summary>Every input; all are needed.</summary>
    [JsonPropertyName("inputs")]
    public required IReadOnlyList<TensorReply> Inputs { get; init; }

    /// <summary>Every output.</summary>
    [JsonPropertyName("outputs")]
    public required IReadOnlyList<TensorReply> Outputs { get; init; }

    /// <param name="manifest">What the model's folder says.</param>
    /// <param name="versions">All its loaded versions.</param>
    public static ModelMetadataReply From(ModelManifest manifest, IEnumerable<string> versions) => new()
    {
        Name = manifest.Name,
        Versions = [.. versions],
        Platform = ModelConfigReply.OnnxRuntime,
        Inputs = [.. manifest.Inputs.Select(TensorReply.From)],
        Outputs = [.. manifest.Outputs.Select(TensorReply.From)],
    };
}
