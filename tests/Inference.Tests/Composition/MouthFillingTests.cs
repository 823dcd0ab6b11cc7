using SkiaSharp;
using TDGan.Inference.Composition;
using TDGan.Inference.Crops;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

/// <summary>A plain picture with a mesh whose lips part by 40 px of 100 between the eyes.</summary>
public sealed class MouthFillingTests
{
    private static readonly float[] Closed = DrawnFace.Mesh(200, 100, 100);
    private static readonly float[] Open = DrawnFace.Mesh(200, 100, 100, opening: 0.4f);

    [Fact]
    public void Of_LipsThatWereAsFarApart_IsNothingToPaint()
    {
        using SKBitmap picture = Plain(new SKColor(200, 200, 200));

        Assert.Null(MouthFilling.Of(picture, new MovedMesh(Open, Open)));
        Assert.Null(MouthFilling.Of(picture, new MovedMesh(Open, Closed)));
    }

    [Fact]
    public void WriteInput_OpenedMouth_IsThePictureWithAnEvenHoleAndTheHole()
    {
        using SKBitmap picture = Plain(new SKColor(255, 255, 255));
        float[] input = new float[MouthFilling.InputLength];

        MouthFilling.Of(picture, new MovedMesh(Closed, Open))!.WriteInput(input);

        int middle = (MouthHole.Side / 2 * MouthHole.Side) + (MouthHole.Side / 2), plane = MouthHole.Side * MouthHole.Side;
        Assert.Equal(MouthHole.EvenLevel, input[middle], 1e-4f);
        Assert.Equal(1, input[plane + middle], 1e-4f);
        Assert.Equal(1, input[0], 1e-4f);
        Assert.Equal(0, input[plane], 1e-4f);
    }

    [Fact]
    public void Apply_GrayPicture_PutsTheLuminanceBetweenTheLipsAndNowhereElse()
    {
        using SKBitmap picture = Plain(new SKColor(200, 200, 200));
        float[] painted = [.. Enumerable.Repeat(0.2f, MouthHole.Side * MouthHole.Side)];

        MouthFilling.Of(picture, new MovedMesh(Closed, Open))!.Apply(picture, painted);

        Assert.Equal(new SKColor(51, 51, 51), picture.GetPixel(200, 210));
        Assert.Equal(new SKColor(200, 200, 200), picture.GetPixel(200, 170));
        Assert.Equal(new SKColor(200, 200, 200), picture.GetPixel(200, 250));
    }

    [Fact]
    public void Apply_SkinColour_MakesDarkPartsRedderThanTheSkinAndLightPartsPaler()
    {
        using SKBitmap picture = Plain(new SKColor(220, 170, 140));
        float[] painted = [.. Enumerable.Range(0, MouthHole.Side * MouthHole.Side).Select(i => i % MouthHole.Side < MouthHole.Side / 2 ? 0.1f : 0.7f)];

        MouthFilling.Of(picture, new MovedMesh(Closed, Open))!.Apply(picture, painted);

        (SKColor dark, SKColor light) = (picture.GetPixel(185, 210), picture.GetPixel(215, 210));
        Assert.True((double)dark.Red / dark.Blue > 220.0 / 140, $"{dark}");
        Assert.InRange((double)light.Red / light.Blue, 1.05, 220.0 / 140);
    }

    private static SKBitmap Plain(SKColor colour)
    {
        var picture = new SKBitmap(400, 400, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        picture.Erase(colour);
        return picture;
    }
}
