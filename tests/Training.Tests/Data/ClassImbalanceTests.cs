using TDGan.Training.Data;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Data;

/// <summary>Remedies against rare classes and certainty, on a set of six pictures of one class and two of another.</summary>
public sealed class ClassImbalanceTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1 / 6.0, 1 / 2.0)]
    [InlineData(0.5, 0.40824829, 0.70710678)]
    public void Weights_RareClass_WeighsMore(double exponent, double common, double rare)
    {
        using ExpressionSamples samples = Samples(6, 2);
        double[] weights = ClassBalance.Weights(samples, exponent);
        Assert.All(weights.Take(6), weight => Assert.Equal(common, weight, 1e-6));
        Assert.All(weights.Skip(6), weight => Assert.Equal(rare, weight, 1e-6));
    }

    [Fact]
    public void Weights_AddedPictures_GetTheirShareOfTheDrawsAndDoNotCountAsOwn()
    {
        using ExpressionSamples own = Samples(6, 2), added = Samples(3, 1), samples = own.With(added);

        double[] weights = ClassBalance.Weights(samples, exponent: 1, addedShare: 0.25);

        Assert.Equal(0.25, weights[8..].Sum() / weights.Sum(), 1e-6);
        Assert.Equal(1 / 6.0, weights[0], 1e-6);
        Assert.Equal(weights[8] / weights[11], weights[0] / weights[6], 1e-6);
        Assert.Equal([0.75f, 0.25f, 0f, 0f, 0f, 0f, 0f], ClassBalance.Prior(samples));
    }

    [Fact]
    public void Prior_Votes_AreShares()
    {
        using ExpressionSamples samples = Samples(6, 2);
        Assert.Equal([0.75f, 0.25f, 0f, 0f, 0f, 0f, 0f], ClassBalance.Prior(samples));
    }

    [Fact]
    public void Shift_RareClass_IsTauTimesTheLogarithmOfItsShare()
    {
        using ExpressionSamples samples = Samples(6, 2);
        using Tensor shift = LogitAdjustment.Shift(samples, tau: 0.5)!;
        Assert.Equal(0.5 * Math.Log(0.75), shift[0].item<float>(), 1e-6);
        Assert.Equal(0.5 * Math.Log(0.25), shift[1].item<float>(), 1e-6);
        Assert.Equal(0.5 * Math.Log(1e-6), shift[6].item<float>(), 1e-4);
        Assert.Null(LogitAdjustment.Shift(samples, tau: 0));
    }

    [Fact]
    public void Mixup_HalfTheBatch_BlendsPicturesAndLabelsByTheSameShare()
    {
        using var chance = new RandomGenerator(3, CPU);

        // Every pixel of a picture of class k is k, so a blend's pixel tells which labels it must have.
        Tensor targets = eye(7).repeat(2, 1).narrow(0, 0, 8);
        Tensor images = targets.matmul(arange(7).to(float32)).view(8, 1, 1, 1).expand(8, 1, 2, 2);
        (Tensor mixed, Tensor labels) = new Mixup(share: 0.5).Apply(images, targets, chance);
        Assert.True(labels.narrow(0, 0, 4).allclose(targets.narrow(0, 0, 4)));
        Assert.False(labels.narrow(0, 4, 4).allclose(targets.narrow(0, 4, 4)));
        Assert.True(labels.matmul(arange(7).to(float32)).allclose(mixed.mean([1, 2, 3])));
    }

    private static ExpressionSamples Samples(int ofFirst, int ofSecond)
    {
        int[] labels = [.. Enumerable.Repeat(0, ofFirst), .. Enumerable.Repeat(1, ofSecond)];
        return new(zeros([labels.Length, 1, 8, 8], ScalarType.Byte), nn.functional.one_hot(tensor(labels, int64), 7).to(float32), labels);
    }
}
