using SkiaSharp;
using TDGan.Inference.Expressions;

namespace TDGan.TestSupport.Pictures;

/// <summary>Cartoon faces with an expression, in every format that is read; the same call gives the same bytes.</summary>
public static class DrawnFaces
{
    /// <summary>A face that fills the picture; the caller disposes.</summary>
    /// <param name="expression">What brows, eyes and mouth show.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public static SKBitmap Draw(Expression expression, int width = 128, int height = 128)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(60, 90, 140));

        // Drawn in units of a hundredth of the picture.
        canvas.Scale(width / 100f, height / 100f);
        using SKPaint skin = Fill(new SKColor(236, 188, 150));
        using SKPaint hair = Fill(new SKColor(80, 50, 30));
        canvas.DrawOval(50, 42, 40, 42, hair);
        canvas.DrawOval(50, 54, 36, 42, skin);
        DrawEyes(canvas, expression);
        DrawMouth(canvas, expression);
        return bitmap;
    }

    /// <summary>A PNG.</summary>
    public static byte[] Png(Expression expression, int width = 128, int height = 128) =>
        Encode(expression, width, height, SKEncodedImageFormat.Png);

    /// <summary>A JPEG without EXIF.</summary>
    public static byte[] Jpeg(Expression expression, int width = 128, int height = 128) =>
        Encode(expression, width, height, SKEncodedImageFormat.Jpeg);

    /// <summary>A JPEG that is stored turned and says so; shown upright it is the same face.</summary>
    /// <param name="expression">What the face shows.</param>
    /// <param name="exifOrientation">1-8.</param>
    /// <param name="width">Pixels of the upright picture.</param>
    /// <param name="height">Pixels of the upright picture.</param>
    public static byte[] Jpeg(Expression expression, int exifOrientation, int width, int height)
    {
        using SKBitmap upright = Draw(expression, width, height);
        return TurnedJpeg.Encode(upright, exifOrientation);
    }

    /// <summary>A lossy WebP.</summary>
    public static byte[] Webp(Expression expression, int width = 128, int height = 128) =>
        Encode(expression, width, height, SKEncodedImageFormat.Webp);

    /// <summary>A BMP of 24 bits.</summary>
    public static byte[] Bmp(Expression expression, int width = 128, int height = 128)
    {
        using SKBitmap bitmap = Draw(expression, width, height);
        return BmpFile.Encode(bitmap);
    }

    /// <summary>A gray GIF of one frame.</summary>
    public static byte[] Gif(Expression expression, int width = 128, int height = 128)
    {
        using SKBitmap bitmap = Draw(expression, width, height);
        return GifFile.Encode(bitmap);
    }

    private static byte[] Encode(Expression expression, int width, int height, SKEncodedImageFormat format)
    {
        using SKBitmap bitmap = Draw(expression, width, height);
        using SKData data = bitmap.Encode(format, 95)!;
        return data.ToArray();
    }

    private static void DrawEyes(SKCanvas canvas, Expression expression)
    {
        using SKPaint white = Fill(SKColors.White);
        using SKPaint dark = Fill(new SKColor(30, 30, 30));
        using SKPaint line = Line(2.5f);
        float open = expression switch
        {
            Expression.Surprise or Expression.Fear => 8,
            Expression.Happiness or Expression.Disgust => 3,
            _ => 5,
        };
        float inner = expression switch
        {
            Expression.Anger or Expression.Disgust => 5,
            Expression.Sadness or Expression.Fear => -4,
            _ => 0,
        };
        float lift = expression is Expression.Surprise or Expression.Fear ? -5 : 0;
        foreach (int side in new[] { -1, 1 })
        {
            float centre = 50 + (side * 15);
            canvas.DrawOval(centre, 46, 7, open, white);
            canvas.DrawCircle(centre, 46, 3, dark);
            canvas.DrawLine(centre - (side * 8), 35 + lift + inner, centre + (side * 8), 35 + lift, line);
        }
    }

    private static void DrawMouth(SKCanvas canvas, Expression expression)
    {
        using SKPaint dark = Fill(new SKColor(120, 30, 40));
        using SKPaint line = Line(3);
        if (expression is Expression.Surprise or Expression.Fear)
        {
            canvas.DrawOval(50, 78, 8, expression == Expression.Surprise ? 10 : 5, dark);
            return;
        }

        float bend = expression switch
        {
            Expression.Happiness => 12,
            Expression.Sadness => -10,
            Expression.Anger => -5,
            Expression.Disgust => -7,
            _ => 0,
        };
        using var path = new SKPathBuilder();
        path.MoveTo(34, 76);
        path.QuadTo(50, 76 + (2 * bend), 66, 76);
        using SKPath mouth = path.Detach();
        canvas.DrawPath(mouth, line);
    }

    private static SKPaint Fill(SKColor colour) => new() { Color = colour, IsAntialias = true };

    private static SKPaint Line(float width) =>
        new() { Color = new SKColor(50, 25, 20), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width };
}
