using SkiaSharp;
using TDGan.Inference.Images;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>
/// A labelled photo turned about its middle on a canvas that holds all of it; the corners continue it as in a mirror, so that no edge tells of the
/// turn, and count neither way. Owns <see cref="Image"/>.
/// </summary>
internal sealed class TurnedScene : IDisposable
{
    private readonly ScenePlacement placement;
    private readonly PixelPyramid pixels;

    /// <param name="photo">The photo with its faces.</param>
    /// <param name="source">Its pixels; not owned.</param>
    /// <param name="degrees">Clockwise.</param>
    public TurnedScene(ScenePhoto photo, SKBitmap source, float degrees)
    {
        (float sin, float cos) = MathF.SinCos(degrees * MathF.PI / 180);
        int width = (int)MathF.Round(MathF.Abs(source.Width * cos) + MathF.Abs(source.Height * sin));
        int height = (int)MathF.Round(MathF.Abs(source.Width * sin) + MathF.Abs(source.Height * cos));
        pixels = photo.Pixels;
        placement = new ScenePlacement(0, 0, width, height, 1, (source.Width - width) / 2f, (source.Height - height) / 2f, Mirror: false) { Degrees = degrees };
        Image = new DecodedImage(Draw(source, width, height, degrees), new ImageInfo(width, height, "turned", 1));
        Photo = photo with { Faces = [.. photo.Faces.Select(placement.Map)], Ignored = [.. photo.Ignored.Select(placement.Map)] };
    }

    /// <summary>The turned pixels.</summary>
    public DecodedImage Image { get; }

    /// <summary>The labels in pixels of <see cref="Image"/>; the file and pixels are still those of the upright photo.</summary>
    public ScenePhoto Photo { get; }

    /// <summary>Whether a point of <see cref="Image"/> shows the photo itself and no corner.</summary>
    public bool ShowsPhoto(float x, float y) => placement.Shows(pixels, x, y);

    /// <inheritdoc/>
    public void Dispose() => Image.Dispose();

    private static SKBitmap Draw(SKBitmap source, int width, int height, float degrees)
    {
        var turned = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using var canvas = new SKCanvas(turned);
        SKMatrix place = SKMatrix.CreateTranslation(-source.Width / 2f, -source.Height / 2f)
            .PostConcat(SKMatrix.CreateRotationDegrees(degrees))
            .PostConcat(SKMatrix.CreateTranslation(width / 2f, height / 2f));
        using SKImage image = SKImage.FromBitmap(source);
        using SKShader shader = image.ToShader(SKShaderTileMode.Mirror, SKShaderTileMode.Mirror, new SKSamplingOptions(SKFilterMode.Linear), place);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(0, 0, width, height, paint);
        return turned;
    }
}
