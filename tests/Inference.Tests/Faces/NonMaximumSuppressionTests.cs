using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

public sealed class NonMaximumSuppressionTests
{
    [Fact]
    public void Apply_Overlaps_KeepsTheBestOfEachPlace()
    {
        DetectedFace weak = Face(0, 0.6f);
        DetectedFace best = Face(2, 0.9f);
        DetectedFace elsewhere = Face(100, 0.5f);

        Assert.Equal([best, elsewhere], NonMaximumSuppression.Apply([weak, best, elsewhere], 0.3f));
    }

    [Fact]
    public void Apply_OverlapAtTheLimit_KeepsBoth()
    {
        // 10 x 10 boxes that share half: 50 / 150.
        DetectedFace[] faces = [Face(0, 0.9f), Face(5, 0.8f)];

        Assert.Equal(2, NonMaximumSuppression.Apply(faces, 1f / 3).Count);
        Assert.Single(NonMaximumSuppression.Apply(faces, 0.33f));
    }

    [Fact]
    public void Apply_EqualScores_KeepsTheEarlier()
    {
        DetectedFace first = Face(0, 0.9f);

        Assert.Equal([first], NonMaximumSuppression.Apply([first, Face(1, 0.9f)], 0.3f));
    }

    private static DetectedFace Face(float x, float score) => new(new FaceBox(x, 0, 10, 10), score, []);
}
