using TDGan.Inference.Transfer;
using Xunit;

namespace TDGan.Inference.Tests.Transfer;

public sealed class NoiseGeneratorTests
{
    // The published sequence of SplitMix64 from 1234567.
    [Theory]
    [InlineData(1, 6457827717110365317UL)]
    [InlineData(2, 3203168211198807973UL)]
    [InlineData(3, 9817491932198370423UL)]
    public void Mix_PublishedSequence_IsMet(ulong step, ulong expected) =>
        Assert.Equal(expected, NoiseGenerator.Mix(1234567 + (step * 0x9E3779B97F4A7C15)));

    [Fact]
    public void Fill_SeedOfThePublishedSequence_GivesItsUpperBits()
    {
        float[] noise = new float[2];

        NoiseGenerator.Fill(1234567, noise);

        Assert.Equal([(6457827717110365317UL >> 40) / 16777216f, (3203168211198807973UL >> 40) / 16777216f], noise);
    }

    [Fact]
    public void Fill_ManyValues_AreUniformBelowOne()
    {
        float[] noise = new float[100_000];

        NoiseGenerator.Fill(42, noise);

        Assert.All(noise, value => Assert.InRange(value, 0f, 0.99999997f));
        Assert.Equal(0.5, noise.Average(), 0.005);
        Assert.Equal(1.0 / 12, noise.Average(value => (value - 0.5) * (value - 0.5)), 0.001);
    }

    [Fact]
    public void Fill_NeighbouringSeeds_Differ()
    {
        float[] first = new float[64];
        float[] second = new float[64];

        NoiseGenerator.Fill(0, first);
        NoiseGenerator.Fill(1, second);

        Assert.Empty(first.Intersect(second));
    }
}
