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
            canvas.Scale((float)image.ScaleX, (float)image.ScaleY);
            DrawFaces(canvas, result.Faces, image.Info);
        }

        return PictureWriter.Write(picture, format, quality);
    }

    /// <summary>In pixels of the file.</summary>
    private static void DrawFaces(SKCanvas canvas, IReadOnlyList<FaceExpression> faces, ImageInfo image)
    {
        var style = AnnotationStyle.For(image.Width, image.Height);

        // Small faces last, so that their tags lie over the boxes of large ones.
        foreach (FaceExpression face in faces)
        {
            DrawBox(canvas, face.Face.Box, style);
        }

        foreach (FaceExpression face in faces)
        {
            DrawTag(canvas, TextOf(face), style.TagFor(face.Face.Box, TextOf(face), image.Width, image.Height));
        }
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
