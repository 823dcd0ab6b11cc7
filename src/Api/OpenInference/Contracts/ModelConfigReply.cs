using System.Text.Json.Serialization;
using TDGan.Inference.Manifest;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>The model's config.pbtxt as JSON.</summary>
internal sealed record ModelConfigReply
{
    public const string OnnxRuntime = "onnxruntime_onnx";

    /// <summary>Name of the model.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What runs it: onnxruntime_onnx.</summary>
    [JsonPropertyName("platform")]
    public required string Platform { get; init; }

    /// <summary>The same in Triton's newer words: onnxruntime.</summary>
    [JsonPropertyName("backend")]
    public required string Backend { get; init; }

    /// <summary>Most rows of one run; requests with more rows are split.</summary>
    [JsonPropertyName("max_batch_size")]
    public required int MaxBatchSize { get; init; }

    /// <summary>Inputs without their first dimension, the batch.</summary>
    [JsonPropertyName("input")]
    public required IReadOnlyList<ConfigTensorReply> Input { get; init; }

    /// <summary>Outputs without their first dimension.</summary>
    [JsonPropertyName("output")]
    public required IReadOnlyList<ConfigTensorReply> Output { get; init; }

    public static ModelConfigReply From(ModelManifest manifest) => new()
    {
        Name = manifest.Name,
        Platform = OnnxRuntime,
        Backend = "onnxruntime",
        MaxBatchSize = ModelManifest.LargestRun,
        Input = [.. manifest.Inputs.Select(ConfigTensorReply.From)],
        Output = [.. manifest.Outputs.Select(ConfigTensorReply.From)],
    };
}
