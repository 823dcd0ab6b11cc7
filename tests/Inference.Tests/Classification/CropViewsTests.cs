using TDGan.Inference.Classification;
using Xunit;

namespace TDGan.Inference.Tests.Classification;

public sealed class CropViewsTests
{
    private static readonly float[] Crops = [1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public void Of_OneView_IsTheCrops() => Assert.Equal(Crops, CropViews.Of(Crops, side: 2, views: 1));

    [Fact]
    public void Of_TwoViews_AreTheCropsThenTheirMirrorImages() =>
        Assert.Equal([.. Crops, 2, 1, 4, 3, 6, 5, 8, 7], CropViews.Of(Crops, side: 2, views: 2));

    [Fact]
    public void Of_SixViewsOfARamp_AreTighterAboutTheSameMiddle()
    {
        const int Side = 64;
        float[] ramp = [.. Enumerable.Range(0, Side * Side).Select(i => (float)(i % Side) / Side)];

        float[] views = CropViews.Of(ramp, Side, views: 6);

        // Row 32 of each view: where it starts and ends. The ramp rises by 1 / 64 a pixel, so a side of .94 starts .03 further in.
        float[] starts = [.. Enumerable.Range(0, 6).Select(view => views[(view * ramp.Length) + (32 * Side)])];
        float[] ends = [.. Enumerable.Range(0, 6).Select(view => views[(view * ramp.Length) + (32 * Side) + Side - 1])];
        float[] expectedStarts = [0, 63 / 64f, 0.0295f, 0.9549f, 0.0591f, 0.9253f];
        Assert.Equal(expectedStarts, starts, (expected, actual) => Math.Abs(expected - actual) < 0.002);
        Assert.Equal(starts[1], ends[0], tolerance: 1e-6);
        Assert.Equal(starts[5], ends[4], tolerance: 1e-6);
    }

    [Fact]
    public void Mean_OfTwoViews_AveragesEachPicturesOwn() => Assert.Equal([2f, 4f], CropViews.Mean([1, 2, 3, 6], views: 2));
}
