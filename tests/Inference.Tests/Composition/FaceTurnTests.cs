using TDGan.Inference.Composition;
using TDGan.Inference.Crops;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

public sealed class FaceTurnTests
{
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(10, 0.25f, false)]
    [InlineData(-10, 0.25f, false)]
    [InlineData(20, 0.5f, true)]
    public void Of_NoseBesideTheMiddle_IsItsShareOfTheEyes(float beside, float offset, bool isExtreme)
    {
        FaceTurn turn = FaceTurn.Of(Landmarks(beside, angle: 0.4));

        Assert.Equal(offset, turn.Offset, 1e-4f);
        Assert.Equal(isExtreme, turn.IsExtreme);
        Assert.Equal(isExtreme, turn.Motion < 1);
    }

    [Fact]
    public void Of_NoLandmarks_CountsAsFrontal() => Assert.Equal((false, 1f, 1f), Parts(FaceTurn.Of([])));

    [Fact]
    public void Motion_Profile_IsAQuarter() => Assert.Equal((true, 0.25f, 0f), Parts(new FaceTurn(3)));

    private static (bool IsExtreme, float Motion, float Symmetry) Parts(FaceTurn turn) => (turn.IsExtreme, turn.Motion, turn.Symmetry);

    /// <summary>Eyes 40 apart, the nose 25 below them and <paramref name="beside"/> to the left eye's side; all turned.</summary>
    private static FaceLandmark[] Landmarks(double beside, double angle)
    {
        (double X, double Y)[] points = [(-20, 0), (20, 0), (beside, 25), (-15, 50), (15, 50)];
        return [.. points.Select((point, i) => new FaceLandmark(
            (FaceLandmarkType)i,
            (float)(100 + (point.X * Math.Cos(angle)) - (point.Y * Math.Sin(angle))),
            (float)(100 + (point.X * Math.Sin(angle)) + (point.Y * Math.Cos(angle)))))];
    }
}
