using System.Globalization;
using SkiaSharp;
using TDGan.Inference.Classification;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;

namespace TDGan.Inference.Annotation;

/// <summary>Draws boxes, labels and scores. The same picture and answer give the same bytes.</summary>
/// <param name="decoder">Reads the picture.</param>
/// <param name="gate">Bounds the pictures in work.</param>
internal sealed class ExpressionAnnotator(IImageDecoder decoder, DecodeGate gate) : IExpressionAnnotator
{
    private static readonly SKColor Line = new(0xFF, 0xD6, 0x00);
    // What the font has letters for.
    private const string Uncertain = "UNSURE ";
    private static readonly SKColor Ground = new(0x10, 0x10, 0x10);

    /// <inheritdoc/>
    public async Task<byte[]> AnnotateAsync(
        ReadOnlyMemory<byte> encodedImage,
        ClassificationResult result,
        GeneratedImageFormat format,
        int quality,
        CancellationToken cancellationToken)
    {
        using DecodePass pass = await gate.EnterAsync(gate.CountWhole(encodedImage.Span), cancellationToken);
        return Draw(encodedImage, result, format, quality);
    }

    private byte[] Draw(ReadOnlyMemory<byte> encodedImage, ClassificationResult result, GeneratedImageFormat format, int quality)
    {
        using DecodedImage image = decoder.DecodeReduced(encodedImage.Span, int.MaxValue);
        using SKBitmap? flat = PictureWriter.IsOpaque(image.Bitmap) ? null : PictureWriter.OverWhite(image.Bitmap);

        // Into the pixels themselves: a large photo is not held twice.
        using SKPixmap pixels = (flat ?? image.Bitmap).PeekPixels();
        using SKPixmap opaque = pixels.WithAlphaType(SKAlphaType.Opaque);
        using var picture = new SKBitmap();
        picture.InstallPixels(opaque);
        using (var canvas = new SKCanvas(picture))
        {
            DrawFaces(canvas, result.Faces, image);
        }

        return PictureWriter.Write(picture, format, quality);
    }

    private static void DrawFaces(SKCanvas canvas, IReadOnlyList<FaceExpression> faces, DecodedImage image)
    {
        (int width, int height) = (image.Bitmap.Width, image.Bitmap.Height);
        var style = AnnotationStyle.For(width, height);

        // Small faces last, so that their tags lie over the boxes of large ones.
        foreach (FaceExpression face in faces)
        {
            DrawBox(canvas, Place(face.Face.Box, image), style);
        }

        foreach (FaceExpression face in faces)
        {
            DrawTag(canvas, TextOf(face), style.TagFor(Place(face.Face.Box, image), TextOf(face), width, height));
        }
    }

    /// <summary>Where a box of the file lies in its pixels, which may be reduced.</summary>
    private static FaceBox Place(FaceBox box, DecodedImage image)
    {
        (float x, float y) = ((float)image.ScaleX, (float)image.ScaleY);
        return new FaceBox(box.X * x, box.Y * y, box.Width * x, box.Height * y);
    }

    private static string TextOf(FaceExpression face) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(face.IsUncertain ? Uncertain : "")}{ExpressionLabels.Of(face.Dominant).ToUpperInvariant()} {face.Scores[0].Score:0.00}");

    private static void DrawBox(SKCanvas canvas, FaceBox box, AnnotationStyle style)
    {
        using SKPaint dark = Stroke(Ground, 2 * style.LineWidth);
        using SKPaint light = Stroke(Line, style.LineWidth);
        var place = SKRect.Create(box.X, box.Y, box.Width, box.Height);
        canvas.DrawRect(place, dark);
        canvas.DrawRect(place, light);
    }

    private static void DrawTag(SKCanvas canvas, string text, AnnotationTag tag)
    {
        using var ground = new SKPaint { Color = Ground };
        canvas.DrawRect(SKRect.Create(tag.X, tag.Y, tag.Width, tag.Height), ground);
        using SKPaint stroke = Stroke(Line, tag.Unit);
        stroke.StrokeCap = SKStrokeCap.Round;
        StrokeFont.Draw(canvas, text, tag.X + tag.Padding, tag.Y + tag.Padding, tag.Unit, stroke);
    }

    private static SKPaint Stroke(SKColor colour, float width) =>
        new() { Color = colour, Style = SKPaintStyle.Stroke, StrokeWidth = width, IsAntialias = true };
}
