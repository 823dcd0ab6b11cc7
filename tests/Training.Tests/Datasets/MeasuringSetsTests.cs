using SkiaSharp;
using TDGan.Training.Data;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

public sealed class MeasuringSetsTests : IDisposable
{
    private const int Side = 32;

    private readonly string _root = Directory.CreateTempSubdirectory("tdgan-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Kdef_EyesMarkedInThePicture_AreAtTheCanonicalPlaces()
    {
        // Eyes at (40, 60) and (80, 60): canonical eyes are .356 S apart, so S is 112 px of the picture.
        string folder = Directory.CreateDirectory(Path.Combine(_root, "research", "kdef")).FullName;
        float left = 40 - (0.322f * 40 / 0.356f), top = 60 - (0.378f * 40 / 0.356f), scale = 40 / 0.356f;
        string At(double x, double y) => FormattableString.Invariant($"{left + (x * scale)},{top + (y * scale)}");
        File.WriteAllLines(Path.Combine(folder, "index.csv"), [
            "path,person,session,expression,re_x,re_y,le_x,le_y,nose_x,nose_y,rm_x,rm_y,lm_x,lm_y",
            $"a.png,p0,1,fear,{At(0.322, 0.378)},{At(0.678, 0.378)},{At(0.5, 0.58)},{At(0.351, 0.75)},{At(0.649, 0.75)}"]);
        DrawDot(Path.Combine(folder, "a.png"), 40, 60);

        using ExpressionSamples samples = MeasuringSets.Kdef(_root, Side);

        Assert.Equal([1], samples.Majority);
        Assert.Equal((10, 12), Brightest(samples));
    }

    [Fact]
    public void RafDb_LabelThatIsNone_IsNamed()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, "research", "rafdb", "train")).Parent!.FullName;
        File.WriteAllLines(Path.Combine(folder, "train_labels.csv"), ["image,label", "train_1.png,glee"]);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => MeasuringSets.RafDb(_root, Side));

        Assert.Contains("'glee' is none of surprise, fear", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RafDb_RightEyeOfAlignedPictures_IsAtTheCanonicalPlace()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, "research", "rafdb", "train")).Parent!.FullName;
        File.WriteAllLines(Path.Combine(folder, "train_labels.csv"), ["image,label", "train_1.png,neutral"]);
        DrawDot(Path.Combine(folder, "train", "train_1.png"), 28, 34);

        using ExpressionSamples samples = MeasuringSets.RafDb(_root, Side);

        Assert.Equal([6], samples.Majority);
        (int x, int y) = Brightest(samples);
        Assert.InRange(x, 9, 11);
        Assert.InRange(y, 11, 13);
    }

    /// <summary>A black picture of 120 x 160 with a white dot.</summary>
    private static void DrawDot(string file, float x, float y)
    {
        using var surface = SKSurface.Create(new SKImageInfo(120, 160));
        surface.Canvas.Clear(SKColors.Black);
        using var paint = new SKPaint { Color = SKColors.White };
        surface.Canvas.DrawCircle(x, y, 4, paint);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(file, data.ToArray());
    }

    private static (int X, int Y) Brightest(ExpressionSamples samples)
    {
        int at = (int)samples.Pixels.flatten().argmax().item<long>();
        return (at % Side, at / Side);
    }
}
