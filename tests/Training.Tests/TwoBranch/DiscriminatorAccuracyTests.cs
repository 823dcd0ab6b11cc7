using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.TwoBranch;

/// <summary>Of four pictures one is judged to be real.</summary>
public sealed class DiscriminatorAccuracyTests
{
    [Fact]
    public void ByRealism_PositiveMean_IsReal()
    {
        Tensor realism = tensor(new float[] { 2, -1, -1, -3 }).view(4, 1, 1, 1);
        var judged = new DiscriminatorOutput(zeros(4, 1, 1, 1), zeros(4, 3), realism);
        Assert.Equal(0.25, DiscriminatorAccuracy.OfReal(judged, targets: null, byRealism: true, fakeClass: true));
        Assert.Equal(0.75, DiscriminatorAccuracy.OfGenerated(judged, byRealism: true));
    }

    [Fact]
    public void ByFakeClass_LastClass_IsFake()
    {
        Tensor logits = tensor(new float[,] { { 9, 0, 0 }, { 0, 0, 9 }, { 0, 0, 9 }, { 0, 0, 9 } });
        var judged = new DiscriminatorOutput(zeros(4, 1, 1, 1), logits, Realism: null);
        Assert.Equal(0.25, DiscriminatorAccuracy.OfReal(judged, targets: null, byRealism: false, fakeClass: true));
        Assert.Equal(0.75, DiscriminatorAccuracy.OfGenerated(judged, byRealism: false));
        Tensor targets = tensor(new float[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, { 0, 0, 1 } });
        Assert.Equal(0.75, DiscriminatorAccuracy.OfReal(judged, targets, byRealism: false, fakeClass: false));
    }
}
