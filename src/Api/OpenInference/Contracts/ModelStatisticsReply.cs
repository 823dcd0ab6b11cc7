using System.Text.Json.Serialization;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Manifest;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>What a model did since the service started, whichever way it was asked; its versions are counted together.</summary>
internal sealed record ModelStatisticsReply
{
    /// <summary>Name of the model.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Version of the model.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>Unix milliseconds of the last inference, 0 where there was none.</summary>
    [JsonPropertyName("last_inference")]
    public required long LastInference { get; init; }

    /// <summary>Rows that were computed.</summary>
    [JsonPropertyName("inference_count")]
    public required long InferenceCount { get; init; }

    /// <summary>Runs of the model; rows of several requests share one.</summary>
    [JsonPropertyName("execution_count")]
    public required long ExecutionCount { get; init; }

    /// <summary>Durations over all batch sizes.</summary>
    [JsonPropertyName("inference_stats")]
    public required InferenceStatisticsReply InferenceStats { get; init; }

    /// <summary>Durations by batch size.</summary>
    [JsonPropertyName("batch_stats")]
    public required IReadOnlyList<BatchStatisticsReply> BatchStats { get; init; }

    public static ModelStatisticsReply From(ModelIdentity model, ModelStatistics statistics) => new()
    {
        Name = model.Name,
        Version = model.Version,
        LastInference = statistics.LastInference?.ToUnixTimeMilliseconds() ?? 0,
        InferenceCount = statistics.InferenceCount,
        ExecutionCount = statistics.Runs.Values.Sum(runs => runs.Count),
        InferenceStats = InferenceStatisticsReply.From(statistics),
        BatchStats = [.. statistics.Runs.Select(runs => BatchStatisticsReply.From(runs.Key, runs.Value))],
    };
}
