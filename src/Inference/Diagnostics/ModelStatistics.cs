using System.Collections.Immutable;

namespace TDGan.Inference.Diagnostics;

/// <summary>What became of one model since it was loaded, whichever way its runs were asked for.</summary>
public sealed record ModelStatistics
{
    /// <summary>Of a model that has not run.</summary>
    public static ModelStatistics None { get; } = new();

    /// <summary>When a run was last asked for and ended, or null.</summary>
    public DateTimeOffset? LastInference { get; init; }

    /// <summary>Rows that were computed.</summary>
    public long InferenceCount { get; init; }

    /// <summary>Runs, whole and from the wait to the result.</summary>
    public DurationStatistic Success { get; init; }

    /// <summary>Runs that failed or were given up.</summary>
    public DurationStatistic Failure { get; init; }

    /// <summary>Waits for a session.</summary>
    public DurationStatistic Queue { get; init; }

    /// <summary>Time inside the model, by rows of the run.</summary>
    public ImmutableSortedDictionary<int, DurationStatistic> Runs { get; init; } = ImmutableSortedDictionary<int, DurationStatistic>.Empty;
}
