using System.Text.Json.Serialization;
using TDGan.Inference.Diagnostics;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>Durations of the runs of one batch size.</summary>
internal sealed record BatchStatisticsReply
{
    /// <summary>Rows of each run.</summary>
    [JsonPropertyName("batch_size")]
    public required int BatchSize { get; init; }

    /// <summary>Not timed apart: 0 ns, part of compute_infer.</summary>
    [JsonPropertyName("compute_input")]
    public required DurationReply ComputeInput { get; init; }

    /// <summary>Inside the model.</summary>
    [JsonPropertyName("compute_infer")]
    public required DurationReply ComputeInfer { get; init; }

    /// <summary>Not timed apart: 0 ns, part of compute_infer.</summary>
    [JsonPropertyName("compute_output")]
    public required DurationReply ComputeOutput { get; init; }

    public static BatchStatisticsReply From(int rows, DurationStatistic runs) => new()
    {
        BatchSize = rows,
        ComputeInput = DurationReply.Untimed(runs),
        ComputeInfer = DurationReply.From(runs),
        ComputeOutput = DurationReply.Untimed(runs),
    };
}
