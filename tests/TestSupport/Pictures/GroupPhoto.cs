using System.Collections.Immutable;
using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Models;

namespace TDGan.TestSupport.Pictures;

/// <summary>A photo of four drawn faces, each with the spot that <see cref="TinyDetector"/> looks for.</summary>
public static class GroupPhoto
{
    /// <summary>Width and height that the detector reads.</summary>
    public static (int Width, int Height) Input { get; } = (640, 480);

    private static readonly (Expression Expression, int Stride, int Column, int Row)[] People =
    [
        (Expression.Happiness, 32, 15, 9), (Expression.Anger, 16, 15, 10), (Expression.Surprise, 8, 5, 6), (Expression.Sadness, 8, 22, 44),
    ];

    private static readonly SKColor[] Spots = [SKColors.Magenta, SKColors.Yellow, SKColors.Cyan];

    /// <summary>Where the faces are, largest first; the last two are of one size.</summary>
    /// <param name="scale">Pixels of the photo for each pixel that the detector reads.</param>
    public static ImmutableArray<FaceBox> Boxes(float scale) => [.. People.Select(person => Box(person.Stride, person.Column, person.Row, scale))];

    /// <summary>Draws it; the caller disposes.</summary>
    /// <param name="scale">Pixels of the photo for each pixel that the detector reads.</param>
    public static SKBitmap Draw(float scale)
    {
        (int width, int height) = ((int)(Input.Width * scale), (int)(Input.Height * scale));
        var photo = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(photo);
        canvas.Clear(new SKColor(90, 110, 90));
        foreach ((Expression expression, int stride, int column, int row) in People)
        {
            FaceBox box = Box(stride, column, row, scale);
            using SKBitmap face = DrawnFaces.Draw(expression, (int)box.Width, (int)box.Height);
            canvas.DrawBitmap(face, box.X, box.Y, SKSamplingOptions.Default);
            using var spot = new SKPaint { Color = Spots[TinyDetector.Rule.Strides.IndexOf(stride)] };
            canvas.DrawRect(column * stride * scale, row * stride * scale, stride * scale, stride * scale, spot);
        }

        return photo;
    }

    /// <summary>A JPEG, stored turned.</summary>
    /// <param name="scale">Pixels of the photo for each pixel that the detector reads.</param>
    /// <param name="exifOrientation">1-8.</param>
    public static byte[] Jpeg(float scale, int exifOrientation = 1)
    {
        using SKBitmap photo = Draw(scale);
        using SKData file = photo.Encode(SKEncodedImageFormat.Jpeg, 100)!;
        return exifOrientation == 1 ? file.ToArray() : TurnedJpeg.Encode(photo, exifOrientation);
    }

    private static FaceBox Box(int stride, int column, int row, float scale)
    {
        float reach = TinyDetector.Reach * stride * scale;
        return new FaceBox(((column + 0.5f) * stride * scale) - reach, ((row + 0.5f) * stride * scale) - reach, 2 * reach, 2 * reach);
    }
}
