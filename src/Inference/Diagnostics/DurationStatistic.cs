namespace TDGan.Inference.Diagnostics;

/// <summary>How often something happened and how long it took altogether.</summary>
/// <param name="Count">Times.</param>
/// <param name="Total">Sum of the durations.</param>
public readonly record struct DurationStatistic(long Count, TimeSpan Total)
{
    /// <summary>One more of <paramref name="duration"/>.</summary>
    public DurationStatistic Add(TimeSpan duration) => new(Count + 1, Total + duration);
}
