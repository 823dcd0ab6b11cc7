using TDGan.Inference.Crops;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Crops;

/// <summary>A face whose eyes are 100 px apart: the square about its mouth is 140 px wide.</summary>
public sealed class MouthHoleTests
{
    [Fact]
    public void FrameOf_UprightFace_LiesAboutTheLips()
    {
        CropFrame frame = MouthHole.FrameOf(DrawnFace.Mesh(400, 300, 100));

        Assert.Equal(140.0 / MouthHole.Side, frame.StepX, 1e-3);
        Assert.Equal(0, frame.StepY, 1e-3);
        Assert.Equal(400 - 70, frame.X, 0.1);
        Assert.Equal(410 - 70, frame.Y, 0.1);
    }

    [Fact]
    public void Mask_OpenMouth_CoversTheEllipseBetweenTheLips()
    {
        float[] mesh = DrawnFace.Mesh(400, 300, 100, opening: 0.4f);
        CropFrame frame = MouthHole.FrameOf(mesh);

        float[] mask = MouthHole.Mask(mesh, frame);

        // Half axes 34 and 20 px; a ring of 20 points covers 98.4 % of its ellipse.
        double expected = Math.PI * 34 * 20 * 0.984 / frame.Scale / frame.Scale;
        Assert.Equal(expected, mask.Sum(), expected * 0.02);
        Assert.Equal(1, mask[(48 * MouthHole.Side) + 48]);
        Assert.Equal(0, mask[(5 * MouthHole.Side) + 48]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3f)]
    public void Opening_IsInDistancesOfTheEyes(float opening) =>
        Assert.Equal(opening, MouthHole.Opening(DrawnFace.Mesh(0, 0, 50, opening)), 1e-4f);

    [Fact]
    public void Widen_OnePixel_BecomesASquare()
    {
        float[] mask = new float[MouthHole.Side * MouthHole.Side];
        mask[(10 * MouthHole.Side) + 20] = 0.5f;

        float[] widened = MouthHole.Widen(mask, 2);

        Assert.Equal(25 * 0.5f, widened.Sum(), 1e-4f);
        Assert.Equal(0.5f, widened[(12 * MouthHole.Side) + 18]);
        Assert.Equal(0, widened[(13 * MouthHole.Side) + 20]);
    }
}
