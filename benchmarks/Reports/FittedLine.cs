namespace TDGan.Benchmarks.Reports;

/// <summary>The straight line of least squares.</summary>
internal static class FittedLine
{
    /// <param name="x">Two different values or more.</param>
    /// <param name="y">As many.</param>
    /// <returns>The slope, and the value at 0.</returns>
    public static (double Slope, double Offset) Through(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        (double meanX, double meanY) = (x.Average(), y.Average());
        double slope = x.Zip(y, (one, other) => (one - meanX) * (other - meanY)).Sum() / x.Sum(one => (one - meanX) * (one - meanX));
        return (slope, meanY - (slope * meanX));
    }
}
