using TDGan.Training.Data;

namespace TDGan.Training.Tests.Data;

public sealed class EpochSamplerTests
{
    [Fact]
    public void Indices_OneEpochOfEqualWeights_TakesEveryPictureOnce()
    {
        EpochSampler sampler = EpochSampler.Uniform(count: 12, batchSize: 4, seed: 5);
        long[] taken = [.. Enumerable.Range(0, 3).SelectMany(sampler.Indices)];
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (long)i), taken.Order());
    }

    [Fact]
    public void Indices_AskedOutOfOrder_AreThoseOfAnUnbrokenRun()
    {
        EpochSampler unbroken = EpochSampler.Uniform(20, 5, seed: 9);
        long[][] steps = [.. Enumerable.Range(0, 10).Select(unbroken.Indices)];
        EpochSampler resumed = EpochSampler.Uniform(20, 5, seed: 9);
        Assert.Equal(steps[7], resumed.Indices(7));
        Assert.Equal(steps[2], resumed.Indices(2));
    }

    [Fact]
    public void Indices_OtherEpoch_AreShuffledAnew()
    {
        EpochSampler sampler = EpochSampler.Uniform(100, 100, seed: 1);
        Assert.NotEqual(sampler.Indices(0), sampler.Indices(1));
    }

    [Fact]
    public void Indices_Weights_SetTheNumberOfAppearances()
    {
        var sampler = new EpochSampler([3, 1, 1, 1], batchSize: 4, seed: 2);
        int[] counts = new int[4];
        for (int step = 0; step < 300; step++)
        {
            foreach (long index in sampler.Indices(step))
            {
                counts[index]++;
            }
        }

        Assert.InRange(counts[0], 580, 620);
        Assert.All(counts.Skip(1), count => Assert.InRange(count, 160, 240));
    }

    [Fact]
    public void Constructor_FewerPicturesThanABatch_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EpochSampler.Uniform(3, 4, seed: 1));
}
