namespace TDGan.Training.Reporting;

/// <summary>What two recognisers say of the same pictures. Their difference is known better than either value: most pictures count for both alike.</summary>
/// <param name="labels">Majority label of each picture.</param>
/// <param name="first">What the first reads, in the same order.</param>
/// <param name="second">What the second reads.</param>
internal sealed class PairedAnswers(IReadOnlyList<int> labels, IReadOnlyList<int> first, IReadOnlyList<int> second)
{
    private const int Resamples = 1000;
    private const int BootstrapSeed = 1;
    private const double Tail = 0.025;

    /// <summary>A measure of the first minus that of the second, with its 95 % interval: percentile bootstrap over pictures, 1,000 seeded resamples.</summary>
    public MeasuredValue Difference(Func<ConfusionMatrix, double> measure)
    {
        int[] all = [.. Enumerable.Range(0, labels.Count)];
        return Bootstrap(all, picked => measure(Matrix(first, picked)) - measure(Matrix(second, picked)));
    }

    /// <summary>A measure of the first, with its 95 % interval.</summary>
    public MeasuredValue OfFirst(Func<ConfusionMatrix, double> measure)
    {
        int[] all = [.. Enumerable.Range(0, labels.Count)];
        return Bootstrap(all, picked => measure(Matrix(first, picked)));
    }

    private static MeasuredValue Bootstrap(int[] all, Func<int[], double> value)
    {
        var random = new Random(BootstrapSeed);
        double[] values = new double[Resamples];
        int[] picked = new int[all.Length];
        for (int i = 0; i < Resamples; i++)
        {
            for (int j = 0; j < picked.Length; j++)
            {
                picked[j] = random.Next(picked.Length);
            }

            values[i] = value(picked);
        }

        Array.Sort(values);
        return new MeasuredValue(value(all), values[(int)(Resamples * Tail)], values[(int)(Resamples * (1 - Tail)) - 1]);
    }

    private ConfusionMatrix Matrix(IReadOnlyList<int> read, int[] picked)
    {
        var matrix = new ConfusionMatrix();
        foreach (int i in picked)
        {
            matrix.Add(labels[i], read[i]);
        }

        return matrix;
    }
}
