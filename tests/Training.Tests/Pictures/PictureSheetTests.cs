using SkiaSharp;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Pictures;

public sealed class PictureSheetTests : IDisposable
{
    private const string Mark = "trainedAlgorithmicMedia";

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"sheet-{Guid.NewGuid():N}.png");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void WriteReal_TwoColumns_PlacesEveryPictureWithoutAMark()
    {
        PictureSheet.WriteReal(_path, [full([3, 1, 8, 8], 0.2), full([3, 1, 8, 8], 0.6)]);
        using SKBitmap sheet = SKBitmap.Decode(_path);
        Assert.Equal((20, 30), (sheet.Width, sheet.Height));
        Assert.Equal(51, sheet.GetPixel(0, 0).Red);
        Assert.Equal(153, sheet.GetPixel(10, 25).Red);
        Assert.Equal(255, sheet.GetPixel(8, 0).Red);
        Assert.DoesNotContain(Mark, File.ReadAllText(_path), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteGenerated_Sheet_CarriesTheMark()
    {
        PictureSheet.WriteGenerated(_path, [rand(1, 1, 8, 8)]);
        Assert.Contains(Mark, File.ReadAllText(_path), StringComparison.Ordinal);
    }
}
