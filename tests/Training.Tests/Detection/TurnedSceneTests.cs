using SkiaSharp;
using TDGan.Training.Detection;
using TDGan.Training.Scenes;

namespace TDGan.Training.Tests.Detection;

public sealed class TurnedSceneTests
{
    [Fact]
    public void Turned_AQuarterClockwise_HoldsTheWholePhotoWithItsFaceMoved()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(40, 20, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(SKColors.Black);
        bitmap.Erase(SKColors.White, SKRectI.Create(0, 0, 10, 10));
        ScenePhoto photo = DrawnScenes.Photo(40, 20, DrawnScenes.Face(0, 0, 10));
        using var turned = new TurnedScene(photo, bitmap, 90);
        Assert.Equal((20, 40), (turned.Image.Info.Width, turned.Image.Info.Height));

        // What was at the top left is at the top right.
        Assert.Equal(255, turned.Image.Bitmap.GetPixel(15, 5).Red);
        Assert.Equal(0, turned.Image.Bitmap.GetPixel(5, 5).Red);
        SceneFace face = Assert.Single(turned.Photo.Faces);
        Assert.Equal((10f, 0f), (MathF.Round(face.Left, 3), MathF.Abs(MathF.Round(face.Top, 3))));
    }

    [Fact]
    public void Turned_By45Degrees_CornersShowNoPhotoButItsMirroredBorder()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(40, 40, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(SKColors.White);
        using var turned = new TurnedScene(DrawnScenes.Photo(40, 40), bitmap, 45);
        Assert.Equal(57, turned.Image.Info.Width);
        Assert.Equal(SKColors.White, turned.Image.Bitmap.GetPixel(0, 0));
        Assert.False(turned.ShowsPhoto(1, 1));
        Assert.True(turned.ShowsPhoto(28, 28));
    }
}
