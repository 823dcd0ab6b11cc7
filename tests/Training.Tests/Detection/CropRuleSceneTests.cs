using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Training.Detection;

namespace TDGan.Training.Tests.Detection;

public sealed class CropRuleSceneTests
{
    private const int CropSide = 64;

    [Fact]
    public void Compose_WithoutTurn_PastesUprightIntoTheSquareAlone()
    {
        for (int seed = 0; seed < 8; seed++)
        {
            using CropRuleScene scene = Compose(mostDegrees: 0, seed);
            FaceBox square = scene.TrueSquare;
            Assert.True(IsUpright(scene));
            Assert.Equal(SKColors.Gray, At(scene, (square.X > 160 ? 0.5 : 319.5, square.Y > 120 ? 0.5 : 239.5)));
        }
    }

    [Fact]
    public void Compose_WithTurn_TurnsMostCropsAboutTheirMiddle()
    {
        CropRuleScene[] scenes = [.. Enumerable.Range(0, 8).Select(seed => Compose(mostDegrees: 60, seed))];
        Assert.InRange(scenes.Count(scene => !IsUpright(scene)), 5, 8);
        foreach (CropRuleScene scene in scenes)
        {
            Assert.NotEqual(SKColors.Gray, At(scene, Place(scene.TrueSquare, 0.5, 0.45)));
            scene.Dispose();
        }
    }

    private static CropRuleScene Compose(double mostDegrees, int seed)
    {
        using var crop = new SKBitmap(CropSide, CropSide, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        crop.Erase(SKColors.Black);
        crop.Erase(SKColors.White, SKRectI.Create(CropSide, CropSide / 2));
        var background = new SKBitmap(320, 240, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        background.Erase(SKColors.Gray);
        return CropRuleScene.Compose(crop, background, mostDegrees, new Random(seed));
    }

    /// <summary>Whether the edge between white and black runs level: left and right just above it all is white.</summary>
    private static bool IsUpright(CropRuleScene scene) => new[] { 0.15, 0.85 }.All(across => At(scene, Place(scene.TrueSquare, across, 0.43)).Red > 200);

    private static (double X, double Y) Place(FaceBox box, double across, double down) => (box.X + (across * box.Width), box.Y + (down * box.Height));

    private static SKColor At(CropRuleScene scene, (double X, double Y) place) => scene.Photo.Bitmap.GetPixel((int)place.X, (int)place.Y);
}
