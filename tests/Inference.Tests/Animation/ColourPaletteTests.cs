using SkiaSharp;
using TDGan.Inference.Animation;
using Xunit;

namespace TDGan.Inference.Tests.Animation;

public sealed class ColourPaletteTests
{
    [Fact]
    public void IndicesOf_ManyColours_AreNearEveryPixel()
    {
        using SKBitmap picture = Skin();

        var palette = ColourPalette.Of([picture]);

        byte[] indices = palette.IndicesOf(picture);
        Assert.Equal(256 * 3, palette.Colours.Length);
        for (int i = 0; i < indices.Length; i++)
        {
            SKColor pixel = picture.GetPixel(i % picture.Width, i / picture.Width);
            Assert.InRange(palette.Colours[3 * indices[i]] - pixel.Red, -20, 20);
            Assert.InRange(palette.Colours[(3 * indices[i]) + 1] - pixel.Green, -20, 20);
            Assert.InRange(palette.Colours[(3 * indices[i]) + 2] - pixel.Blue, -20, 20);
        }

        Assert.True(indices.Distinct().Count() > 200);
    }

    /// <summary>A smooth sheet of colours as faces have them, with more than 256 after 5 bits.</summary>
    private static SKBitmap Skin()
    {
        var bitmap = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (int i = 0; i < 64 * 64; i++)
        {
            (int x, int y) = (i % 64, i / 64);
            bitmap.SetPixel(x, y, new SKColor((byte)(90 + (2 * x)), (byte)(60 + x + y), (byte)(40 + (2 * y))));
        }

        return bitmap;
    }
}
