using SkiaSharp;

namespace TDGan.Training.Plots;

/// <summary>A white picture to draw on, in units of which two pixels make one, so that it stays sharp on fine screens. Owns its surface.</summary>
internal sealed class Figure : IDisposable
{
    private const int PixelsPerUnit = 2;

    private readonly SKSurface surface;

    /// <param name="width">Width in units.</param>
    /// <param name="height">Height in units.</param>
    public Figure(int width, int height)
    {
        (Width, Height) = (width, height);
        surface = SKSurface.Create(new SKImageInfo(width * PixelsPerUnit, height * PixelsPerUnit, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(PixelsPerUnit);
    }

    /// <summary>Colour of text and axes.</summary>
    public static SKColor Ink { get; } = new(0x22, 0x22, 0x22);

    /// <summary>Colour of grid lines.</summary>
    public static SKColor Grid { get; } = new(0xdd, 0xdd, 0xdd);

    /// <summary>Width in units.</summary>
    public int Width { get; }

    /// <summary>Height in units.</summary>
    public int Height { get; }

    /// <summary>One line of text.</summary>
    /// <param name="text">The line.</param>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="size">Height of a capital.</param>
    /// <param name="anchor">0 starts at x, 0.5 is centred, 1 ends at x.</param>
    /// <param name="colour">Ink by default.</param>
    public void Text(string text, float x, float y, float size = 8, float anchor = 0, SKColor? colour = null) =>
        StrokeFont.Draw(surface.Canvas, text, x - (StrokeFont.Width(text, size) * anchor), y, size, colour ?? Ink);

    /// <summary>A line of text that reads upwards, centred at a point.</summary>
    public void VerticalText(string text, float x, float y, float size = 8)
    {
        surface.Canvas.Save();
        surface.Canvas.Translate(x, y);
        surface.Canvas.RotateDegrees(-90);
        Text(text, 0, 0, size, anchor: 0.5f);
        surface.Canvas.Restore();
    }

    /// <summary>A run of straight lines.</summary>
    public void Line(IReadOnlyList<SKPoint> points, SKColor colour, float width = 1.5f)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true, IsStroke = true, StrokeWidth = width };
        surface.Canvas.DrawPoints(SKPointMode.Polygon, [.. points], paint);
    }

    /// <summary>One straight line.</summary>
    public void Line(float x1, float y1, float x2, float y2, SKColor colour, float width = 1) =>
        Line([new SKPoint(x1, y1), new SKPoint(x2, y2)], colour, width);

    /// <summary>A filled rectangle.</summary>
    public void Rectangle(float x, float y, float width, float height, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        surface.Canvas.DrawRect(x, y, width, height, paint);
    }

    /// <summary>A filled circle.</summary>
    public void Dot(float x, float y, float radius, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        surface.Canvas.DrawCircle(x, y, radius, paint);
    }

    /// <summary>The picture as a PNG file.</summary>
    public byte[] ToPng()
    {
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => surface.Dispose();
}
