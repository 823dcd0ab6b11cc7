namespace TDGan.Benchmarks.Load;

/// <summary>What a window of load gave.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="Latencies">Seconds of each accepted request, sorted.</param>
/// <param name="Refusals">Requests that were answered otherwise than with 200, by status.</param>
internal sealed record LoadResult(double Seconds, double[] Latencies, IReadOnlyDictionary<int, int> Refusals)
{
    /// <summary>Accepted requests a second.</summary>
    public double Goodput => Latencies.Length / Seconds;

    /// <summary>Seconds that a share of the accepted requests stayed below; NaN without any.</summary>
    /// <param name="share">0-1.</param>
    public double Quantile(double share) =>
        Latencies.Length == 0 ? double.NaN : Latencies[Math.Min(Latencies.Length - 1, (int)(share * Latencies.Length))];

    /// <summary>Adds up what several clients saw.</summary>
    public static LoadResult Of(double seconds, IEnumerable<(int Status, double Seconds)> replies)
    {
        var accepted = new List<double>();
        var refusals = new SortedDictionary<int, int>();
        foreach ((int status, double latency) in replies)
        {
            if (status == 200)
            {
                accepted.Add(latency);
            }
            else
            {
                refusals[status] = refusals.GetValueOrDefault(status) + 1;
            }
        }

        accepted.Sort();
        return new LoadResult(seconds, [.. accepted], refusals);
    }
}
