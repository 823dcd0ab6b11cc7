using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Landmarks.Teaching;

namespace TDGan.Training.Tests.Landmarks.Teaching;

public sealed class TurnedPhotoTests
{
    private const int Width = 60;
    private const int Height = 40;
    private const int LightX = 45;
    private const int LightY = 12;

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(-90)]
    [InlineData(180)]
    public void Draw_ALight_LiesWhereToPhotoSaysItCameFrom(double degrees)
    {
        using var photo = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        photo.Erase(SKColors.Black);
        using (var canvas = new SKCanvas(photo))
        using (var paint = new SKPaint { Color = SKColors.White })
        {
            canvas.DrawRect(SKRect.Create(LightX - 2, LightY - 2, 4, 4), paint);
        }

        var turned = new TurnedPhoto(photo, degrees);
        using DecodedImage copy = turned.Draw();
        (double x, double y) = Light(copy.Bitmap);
        (double fromX, double fromY) = turned.ToPhoto(x, y);
        Assert.Equal(LightX, fromX, 0.6);
        Assert.Equal(LightY, fromY, 0.6);
    }

    [Fact]
    public void BoxTurn_TurnedClockwise_IsTheOtherWay()
    {
        using var photo = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var turned = new TurnedPhoto(photo, 90);

        // An upright box of the turned copy, as a frame in the photo: a step to the right in the copy is a step along the frame's x axis.
        (double x0, double y0) = turned.ToPhoto(10, 10);
        (double x1, double y1) = turned.ToPhoto(11, 10);
        CropFrame frame = CropFrame.About(0, 0, 10, turned.BoxTurn, 10);
        Assert.Equal(frame.StepX, x1 - x0, 1e-9);
        Assert.Equal(frame.StepY, y1 - y0, 1e-9);
    }

    private static (double X, double Y) Light(SKBitmap bitmap)
    {
        (double x, double y, double count) = (0, 0, 0);
        for (int row = 0; row < bitmap.Height; row++)
        {
            for (int column = 0; column < bitmap.Width; column++)
            {
                double light = Math.Max(0, bitmap.GetPixel(column, row).Red - 140);
                (x, y, count) = (x + (light * (column + 0.5)), y + (light * (row + 0.5)), count + light);
            }
        }

        return (x / count, y / count);
    }
}
