namespace TDGan.Training.Measures;

/// <summary>Spearman's rank correlation.</summary>
internal static class RankCorrelation
{
    /// <summary>Correlation of the ranks of values with their order, -1 to 1; equal values share their mean rank; 0 where all are equal.</summary>
    public static double WithOrder(IReadOnlyList<double> values)
    {
        double[] ranks = [.. values.Select(value => values.Count(other => other < value) + ((values.Count(other => other == value) - 1) / 2.0))];
        double centre = (values.Count - 1) / 2.0;
        double covariance = ranks.Select((rank, i) => (rank - centre) * (i - centre)).Sum();
        double spread = ranks.Sum(rank => Math.Pow(rank - centre, 2));
        double orderSpread = Enumerable.Range(0, ranks.Length).Sum(i => Math.Pow(i - centre, 2));
        return spread == 0 ? 0 : covariance / Math.Sqrt(spread * orderSpread);
    }
}
