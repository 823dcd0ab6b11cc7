using SkiaSharp;
using TDGan.Inference.Errors;

namespace TDGan.Inference.Images;

/// <summary>Bitmaps as files. The same pixels give the same bytes.</summary>
internal static class PictureWriter
{
    // 14 bits a side (RFC 6386 and the lossless form alike).
    private const int LargestWebpSide = 16383;

    /// <summary>Encodes; JPEG, which has no transparency, lies over white.</summary>
    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidParameter"/>: larger than the format takes.</exception>
    public static byte[] Write(SKBitmap bitmap, GeneratedImageFormat format, int quality)
    {
        if (format == GeneratedImageFormat.Webp && Math.Max(bitmap.Width, bitmap.Height) > LargestWebpSide)
        {
            throw new InferenceException(InferenceError.InvalidParameter, $"{bitmap.Width} x {bitmap.Height} px do not fit into WebP.")
            {
                Parameter = "format",
                Limit = LargestWebpSide,
                Actual = Math.Max(bitmap.Width, bitmap.Height),
            };
        }

        using SKBitmap? opaque = format == GeneratedImageFormat.Jpeg && bitmap.AlphaType != SKAlphaType.Opaque ? OverWhite(bitmap) : null;
        using SKPixmap pixels = (opaque ?? bitmap).PeekPixels();
        using SKData data = Encode(pixels, format, quality)
            ?? throw new InvalidOperationException($"Skia could not encode {bitmap.Width} x {bitmap.Height} pixels as {format}.");
        return data.ToArray();
    }

    /// <summary>The picture over white, without alpha; the caller disposes it.</summary>
    public static SKBitmap OverWhite(SKBitmap bitmap)
    {
        var opaque = new SKBitmap(bitmap.Info.WithAlphaType(SKAlphaType.Opaque));
        using var canvas = new SKCanvas(opaque);
        canvas.Clear(SKColors.White);
        canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        return opaque;
    }

    private static SKData? Encode(SKPixmap pixels, GeneratedImageFormat format, int quality) => format switch
    {
        GeneratedImageFormat.Png => pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, zLibLevel: 6)),
        GeneratedImageFormat.Jpeg => pixels.Encode(
            new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore)),
        GeneratedImageFormat.Webp => pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality)),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
    };
}
