using SkiaSharp;

namespace TDGan.Training.Samples;

/// <summary>A composite's head on drawn shoulders in a plain shirt; the portraits end at the neck.</summary>
internal static class Bust
{
    /// <summary>Rows of a bust; it is as wide as a composite.</summary>
    public const int Height = 500;

    private const float CollarRow = 366;
    private const int SkinRow = 386;
    private const float Softness = 1.2f;

    // Farther down than the picture reaches, for busts that stand smaller in a group.
    private const float Bottom = 1400;

    /// <summary>Draws head, then shirt, into the square and below it.</summary>
    /// <param name="canvas">Where; the head's square has its corner at the origin.</param>
    /// <param name="head">Of <see cref="FaceComposite"/>.</param>
    /// <param name="shirt">Its colour.</param>
    public static void Draw(SKCanvas canvas, SKBitmap head, SKColor shirt)
    {
        using SKImage image = SKImage.FromBitmap(head);
        DrawNeck(canvas, head);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(0, CollarRow),
            new SKPoint(0, Height),
            [Darker(shirt, 0.82f), shirt, Darker(shirt, 0.9f)],
            [0, 0.35f, 1],
            SKShaderTileMode.Clamp);
        using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, Softness);
        using var paint = new SKPaint { Shader = shader, MaskFilter = soft, IsAntialias = true, IsDither = true };
        using SKPath shoulders = Shoulders();
        canvas.DrawPath(shoulders, paint);
    }

    /// <summary>Skin behind the neck's faded lower end, in the neck's own colour.</summary>
    private static void DrawNeck(SKCanvas canvas, SKBitmap head)
    {
        SKColor skin = head.GetPixel(head.Width / 2, SkinRow);
        using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 4);
        using var paint = new SKPaint { Color = skin.WithAlpha(byte.MaxValue), MaskFilter = soft, IsAntialias = true };
        canvas.DrawRect(SKRect.Create(132, CollarRow - 6, 136, 60), paint);
    }

    private static SKPath Shoulders()
    {
        using var path = new SKPathBuilder();
        path.MoveTo(-44, Bottom);
        path.LineTo(-44, 560);
        path.CubicTo(-30, 450, 30, 430, 118, CollarRow);
        path.CubicTo(140, 428, 260, 428, 282, CollarRow);
        path.CubicTo(370, 430, 430, 450, 444, 560);
        path.LineTo(444, Bottom);
        path.Close();
        return path.Detach();
    }

    private static SKColor Darker(SKColor colour, float share) =>
        new((byte)(colour.Red * share), (byte)(colour.Green * share), (byte)(colour.Blue * share));
}
