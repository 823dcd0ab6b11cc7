namespace TDGan.Training.Data;

/// <summary>
/// Which pictures a step takes. A pure function of seed and step, so that a resumed run draws what an unbroken one would have.
/// </summary>
/// <remarks>Each epoch is a seeded shuffle; with weights, each picture appears floor or ceil of its expected number of times.</remarks>
internal sealed class EpochSampler
{
    private readonly double[] expected;
    private readonly int batchSize;
    private readonly int seed;
    private int currentEpoch = -1;
    private int[] order = [];

    /// <param name="weights">Relative weight of each picture, above 0.</param>
    /// <param name="batchSize">Pictures a step; the rest of an epoch that fills no batch is left out.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    public EpochSampler(IReadOnlyList<double> weights, int batchSize, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weights.Count, batchSize);
        double sum = weights.Sum();
        expected = [.. weights.Select(weight => weight / sum * weights.Count)];
        this.batchSize = batchSize;
        this.seed = seed;
    }

    /// <summary>Steps in an epoch.</summary>
    public int StepsPerEpoch => expected.Length / batchSize;

    /// <summary>The pictures of a step, counted from 0 over all epochs.</summary>
    public long[] Indices(int step)
    {
        int epoch = step / StepsPerEpoch;
        if (epoch != currentEpoch)
        {
            order = Shuffle(epoch);
            currentEpoch = epoch;
        }

        int start = step % StepsPerEpoch * batchSize;
        return [.. order.AsSpan(start, batchSize).ToArray().Select(index => (long)index)];
    }

    /// <summary>Equal weights.</summary>
    public static EpochSampler Uniform(int count, int batchSize, int seed) => new([.. Enumerable.Repeat(1.0, count)], batchSize, seed);

    private int[] Shuffle(int epoch)
    {
        var random = new Random(unchecked((seed * 1_000_003) + epoch));

        // Systematic resampling: one random offset, then a comb over the cumulated weights.
        int[] drawn = new int[expected.Length];
        double cumulated = random.NextDouble() - 1;
        int filled = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            for (cumulated += expected[i]; cumulated >= 0 && filled < drawn.Length; cumulated--)
            {
                drawn[filled++] = i;
            }
        }

        while (filled < drawn.Length)
        {
            drawn[filled++] = random.Next(expected.Length);
        }

        random.Shuffle(drawn);
        return drawn;
    }
}
