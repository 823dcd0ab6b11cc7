namespace TDGan.Training.Networks;

/// <summary>Channel counts of narrower and wider variants.</summary>
internal static class ChannelWidth
{
    /// <summary>channels x width, rounded, at least 4.</summary>
    public static long Scale(long channels, double width) => Math.Max(4, (long)Math.Round(channels * width));
}
