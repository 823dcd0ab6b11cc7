using System.Text.Json.Serialization;
using TDGan.Inference.Diagnostics;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>How often something happened and how long it took altogether.</summary>
internal sealed record DurationReply
{
    /// <summary>Times.</summary>
    [JsonPropertyName("count")]
    public required long Count { get; init; }

    /// <summary>Nanoseconds, summed.</summary>
    [JsonPropertyName("ns")]
    public required long Ns { get; init; }

    public static DurationReply From(DurationStatistic statistic) =>
        new() { Count = statistic.Count, Ns = statistic.Total.Ticks * TimeSpan.NanosecondsPerTick };

    /// <summary>As often as <paramref name="runs"/>, without a time.</summary>
    public static DurationReply Untimed(DurationStatistic runs) => new() { Count = runs.Count, Ns = 0 };
}
