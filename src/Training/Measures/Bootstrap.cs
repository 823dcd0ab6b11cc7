namespace TDGan.Training.Measures;

/// <summary>Percentile bootstrap: 1,000 resamples with replacement, always the same ones for the same count.</summary>
internal static class Bootstrap
{
    private const int Resamples = 1000;
    private const int Seed = 1;
    private const double Tail = 0.025;

    /// <summary>The interval of each value that <paramref name="measure"/> gives.</summary>
    /// <param name="count">Independent units, above 0: pictures, or people where several pictures of one are measured.</param>
    /// <param name="measure">Gets drawn units, 0 to count - 1 with repeats, and gives the measures of that sample, always as many. NaN is left out.</param>
    public static ConfidenceInterval[] Intervals(int count, Func<int[], double[]> measure)
    {
        var random = new Random(Seed);
        double[][] samples = new double[Resamples][];
        int[] drawn = new int[count];
        for (int i = 0; i < Resamples; i++)
        {
            for (int j = 0; j < count; j++)
            {
                drawn[j] = random.Next(count);
            }

            samples[i] = measure(drawn);
        }

        return [.. Enumerable.Range(0, samples[0].Length).Select(k => Percentiles([.. samples.Select(values => values[k]).Where(double.IsFinite)]))];
    }

    private static ConfidenceInterval Percentiles(double[] values)
    {
        if (values.Length == 0)
        {
            return new ConfidenceInterval(double.NaN, double.NaN);
        }

        Array.Sort(values);
        return new ConfidenceInterval(values[(int)(values.Length * Tail)], values[Math.Max(0, (int)(values.Length * (1 - Tail)) - 1)]);
    }
}
