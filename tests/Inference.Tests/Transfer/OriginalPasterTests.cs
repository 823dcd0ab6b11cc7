using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Transfer;
using Xunit;

namespace TDGan.Inference.Tests.Transfer;

public sealed class OriginalPasterTests
{
    private const int Side = 16;

    [Fact]
    public void Paste_NoChange_LeavesEveryByte()
    {
        using SKBitmap picture = Picture();
        using SKBitmap before = picture.Copy();

        OriginalPaster.Paste(picture, new CropFrame(20, 20, 3, 1), Side, Even(0.4f), Even(0.4f));

        Assert.Equal(before.GetPixelSpan(), picture.GetPixelSpan());
    }

    [Theory]
    [InlineData(0.1f, 91, 124, 158)] // 25.5 of the 162.4 from its luminance, 92.6, to white: each colour goes that share of its way.
    [InlineData(-0.1f, 43, 72, 101)] // The colours keep their proportions on the way to black.
    [InlineData(-0.5f, 0, 0, 0)]
    [InlineData(0.7f, 255, 255, 255)]
    public void Paste_Change_MovesTheColourInTheMiddleTowardsWhiteOrBlack(float change, int red, int green, int blue)
    {
        using SKBitmap picture = Picture();

        OriginalPaster.Paste(picture, new CropFrame(20, 20, 3, 0), Side, Even(0.2f), Even(0.2f + change));

        SKColor middle = picture.GetPixel(44, 44);
        Assert.InRange(middle.Red, red - 1, red + 1);
        Assert.InRange(middle.Green, green - 1, green + 1);
        Assert.InRange(middle.Blue, blue - 1, blue + 1);
        Assert.Equal(200, middle.Alpha);
    }

    [Theory]
    [InlineData(0.3f)]
    [InlineData(-0.2f)]
    public void Paste_Change_IsTheChangeOfLuminance(float change)
    {
        using SKBitmap picture = Picture();

        OriginalPaster.Paste(picture, new CropFrame(20, 20, 3, 0), Side, Even(0.4f), Even(0.4f + change));

        Assert.Equal(Luminance(new SKColor(60, 100, 140)) + (255 * change), Luminance(picture.GetPixel(44, 44)), 0.7);
    }

    [Fact]
    public void Paste_Frame_ChangesNothingOutsideItsEllipse()
    {
        using SKBitmap picture = Picture();
        var frame = new CropFrame(20, 20, 3, 1);

        OriginalPaster.Paste(picture, frame, Side, Even(0), Even(0.2f));

        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                (double u, double v) = frame.ToCrop(x + 0.5, y + 0.5);
                double radius = Math.Sqrt(Math.Pow((2 * u / Side) - 1, 2) + Math.Pow((2 * v / Side) - 1, 2));
                int change = picture.GetPixel(x, y).Red - 60;
                Assert.InRange(change, radius < 0.7 ? 60 : 0, radius > 1 ? 0 : 62);
            }
        }
    }

    [Fact]
    public void Paste_BrightPicture_IsClippedNotWrapped()
    {
        using var picture = new SKBitmap(new SKImageInfo(32, 32, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        picture.Erase(new SKColor(250, 250, 250));

        OriginalPaster.Paste(picture, new CropFrame(0, 0, 2, 0), Side, Even(0), Even(1));

        Assert.Equal(SKColors.White, picture.GetPixel(16, 16));
    }

    [Fact]
    public void Paste_FrameBeyondThePicture_ChangesThePartThatIsThere()
    {
        using SKBitmap picture = Picture();

        OriginalPaster.Paste(picture, new CropFrame(-24, -24, 3, 0), Side, Even(0.4f), Even(0.5f));

        Assert.InRange(picture.GetPixel(0, 0).Red, 90, 92);
        Assert.Equal(60, picture.GetPixel(30, 30).Red);
    }

    private static double Luminance(SKColor colour) => (0.299 * colour.Red) + (0.587 * colour.Green) + (0.114 * colour.Blue);

    private static float[] Even(float value) => [.. Enumerable.Repeat(value, Side * Side)];

    private static SKBitmap Picture()
    {
        var picture = new SKBitmap(new SKImageInfo(120, 100, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        picture.Erase(new SKColor(60, 100, 140, 200));
        return picture;
    }
}
