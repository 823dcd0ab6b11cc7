using System.Collections.Immutable;

namespace TDGan.Inference.Diagnostics;

/// <summary>What became of one model.</summary>
public sealed record ModelStatistics
{
    /// <summary>Of a model that has not run.</summary>
    public static ModelStatistics None { get; } = new();

    /// <summary>When a request to the model last ended, or null.</summary>
    public DateTimeOffset? LastInference { get; init; }

    /// <summary>Items that were computed.</summary>
    public long InferenceCount { get; init; }

    /// <summary>Requests that ended well, from the queue to the result.</summary>
    public DurationStatistic Success { get; init; }

    /// <summary>Requests that failed, were refused or given up.</summary>
    public DurationStatistic Failure { get; init; }

    /// <summary>Waits of items for their run.</summary>
    public DurationStatistic Queue { get; init; }

    /// <summary>Runs of the model, by the items of each; items of several requests share a run.</summary>
    public ImmutableSortedDictionary<int, DurationStatistic> Runs { get; init; } = ImmutableSortedDictionary<int, DurationStatistic>.Empty;
}
