using SkiaSharp;
using TDGan.Inference.Images;
using Xunit;

namespace TDGan.Inference.Tests.Images;

public sealed class RgbPlanesTests
{
    [Fact]
    public void Write_SameSize_CopiesTheBytesIntoPlanes()
    {
        using SKBitmap bitmap = Bitmap(2, 1, new SKColor(255, 51, 0), new SKColor(0, 102, 204));
        float[] planes = [9, 9, 9, 9, 9, 9, 9, 9, 9];

        RgbPlanes.Write(bitmap, 2, 1, planes, stride: 3);

        Assert.Equal([1, 0, 9, 0.2f, 0.4f, 9, 0, 0.8f, 9], planes);
    }

    [Fact]
    public void Write_HalfTheSize_WeighsPixelsAsATriangle()
    {
        using SKBitmap bitmap = Bitmap(8, 1, [.. Enumerable.Range(0, 8).Select(x => new SKColor((byte)(x == 3 ? 255 : 0), 0, 0))]);
        float[] planes = new float[12];

        RgbPlanes.Write(bitmap, 4, 1, planes, stride: 4);

        // As in FaceTensorConverter: distances 0.5 and 1.5 weigh 0.75 and 0.25 of a sum of 2.
        Assert.Equal([0, 0.375f, 0.125f, 0], planes[..4].Select(value => MathF.Round(value, 6)));
    }

    [Fact]
    public void Write_Alpha_IsOverWhite()
    {
        using SKBitmap bitmap = Bitmap(1, 1, new SKColor(0, 100, 255, 51));
        float[] planes = new float[3];

        RgbPlanes.Write(bitmap, 1, 1, planes, stride: 1);

        Assert.Equal([0.8f, (0.2f * 100 / 255) + 0.8f, 1], planes.Select(value => value), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    private static SKBitmap Bitmap(int width, int height, params SKColor[] pixels)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (int i = 0; i < pixels.Length; i++)
        {
            bitmap.SetPixel(i % width, i / width, pixels[i]);
        }

        return bitmap;
    }
}
