using TDGan.Inference.Composition;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

/// <summary>A face whose eyes are 100 px apart and whose closed lips lie 110 px below them.</summary>
public sealed class LipLineTests
{
    private static readonly LipLine Line = new(DrawnFace.Mesh(0, 0, 100));

    [Theory]
    [InlineData(0, 105, 0)]
    [InlineData(0, 115, 1)]
    [InlineData(25, 107, 0)]
    [InlineData(25, 113, 1)]
    [InlineData(0, 110, 0.5)]
    public void ShareBelow_BetweenTheCorners_StepsAtTheLine(float x, float y, float expected) =>
        Assert.Equal(expected, Line.ShareBelow(x, y), 0.01f);

    [Fact]
    public void ShareBelow_BesideTheMouth_StepsSoftly() =>
        Assert.InRange(Line.ShareBelow(70, 115), 0.55f, 0.9f);
}
