using System.Text.Json.Serialization;
using TDGan.Inference.Diagnostics;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>Durations by phase.</summary>
internal sealed record InferenceStatisticsReply
{
    /// <summary>Inferences that ended well, from the wait to the result.</summary>
    [JsonPropertyName("success")]
    public required DurationReply Success { get; init; }

    /// <summary>Inferences that failed or were given up.</summary>
    [JsonPropertyName("fail")]
    public required DurationReply Fail { get; init; }

    /// <summary>Waits.</summary>
    [JsonPropertyName("queue")]
    public required DurationReply Queue { get; init; }

    /// <summary>Not timed apart: 0 ns, part of compute_infer.</summary>
    [JsonPropertyName("compute_input")]
    public required DurationReply ComputeInput { get; init; }

    /// <summary>Inside the model.</summary>
    [JsonPropertyName("compute_infer")]
    public required DurationReply ComputeInfer { get; init; }

    /// <summary>Not timed apart: 0 ns, part of compute_infer.</summary>
    [JsonPropertyName("compute_output")]
    public required DurationReply ComputeOutput { get; init; }

    public static InferenceStatisticsReply From(ModelStatistics statistics)
    {
        DurationStatistic runs = statistics.Runs.Values.Aggregate(
            default(DurationStatistic), (sum, next) => new(sum.Count + next.Count, sum.Total + next.Total));
        return new()
        {
            Success = DurationReply.From(statistics.Success),
            Fail = DurationReply.From(statistics.Failure),
            Queue = DurationReply.From(statistics.Queue),
            ComputeInput = DurationReply.Untimed(runs),
            ComputeInfer = DurationReply.From(runs),
            ComputeOutput = DurationReply.Untimed(runs),
        };
    }
}
