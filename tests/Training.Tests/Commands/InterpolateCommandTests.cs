using SkiaSharp;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;
using TDGan.Training.Commands;

namespace TDGan.Training.Tests.Commands;

public sealed class InterpolateCommandTests : IDisposable
{
    private const int Side = 96;
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--expression-to", "surprise")]
    [InlineData("--face-to", "second.png")]
    public async Task Invoke_ShippedModels_WritesAStripOfThePictures(string option, string value)
    {
        await WriteAsync("first.png", Expression.Neutral);
        await WriteAsync("second.png", Expression.Happiness);
        string end = value.EndsWith(".png", StringComparison.Ordinal) ? Path.Combine(_folder, value) : value;
        string strip = Path.Combine(_folder, "strip.png");

        int code = await InterpolateCommand.Create().Parse(
        [
            "--face", Path.Combine(_folder, "first.png"), option, end, "--steps", "3", "--out", strip, "--models", ProjectFolder.File("..", "..", "models"),
        ]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        using SKBitmap pictures = SKBitmap.Decode(strip);
        Assert.Equal(3 * pictures.Height, pictures.Width);
    }

    private Task WriteAsync(string name, Expression expression) => File.WriteAllBytesAsync(
        Path.Combine(_folder, name), DrawnFaces.Png(expression, Side, Side), TestContext.Current.CancellationToken);
}
