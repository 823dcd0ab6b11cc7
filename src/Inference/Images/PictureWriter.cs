using System.Runtime.InteropServices;
using SkiaSharp;
using TDGan.Inference.Errors;

namespace TDGan.Inference.Images;

/// <summary>Bitmaps as files. The same pixels give the same bytes.</summary>
internal static class PictureWriter
{
    // 14 bits a side (RFC 6386 and the lossless form alike).
    private const int LargestWebpSide = 16383;

    private const int AlphaShift = 24;

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

        using SKBitmap? flat = format == GeneratedImageFormat.Jpeg && !IsOpaque(bitmap) ? OverWhite(bitmap) : null;
        using SKPixmap held = (flat ?? bitmap).PeekPixels();
        using SKPixmap pixels = format == GeneratedImageFormat.Jpeg ? held.WithAlphaType(SKAlphaType.Opaque) : held;
        using SKData data = Encode(pixels, format, quality)
            ?? throw new InvalidOperationException($"Skia could not encode {bitmap.Width} x {bitmap.Height} pixels as {format}.");
        return data.ToArray();
    }

    /// <summary>Whether no pixel lets anything through; of a photo that is quicker told than its copy over white is made.</summary>
    public static bool IsOpaque(SKBitmap bitmap)
    {
        if (bitmap.AlphaType == SKAlphaType.Opaque || bitmap.ColorType != SKColorType.Rgba8888)
        {
            return bitmap.AlphaType == SKAlphaType.Opaque;
        }

        ReadOnlySpan<byte> bytes = bitmap.GetPixelSpan();
        uint all = uint.MaxValue;
        for (int y = 0; y < bitmap.Height; y++)
        {
            foreach (uint pixel in MemoryMarshal.Cast<byte, uint>(bytes.Slice(y * bitmap.RowBytes, bitmap.Width * sizeof(uint))))
            {
                all &= pixel;
            }
        }

        return all >> AlphaShift == byte.MaxValue;
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
