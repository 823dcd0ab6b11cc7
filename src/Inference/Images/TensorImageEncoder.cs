using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>
/// Writes a generated picture: byte = round(255 clamp(v, 0, 1)), gray, marked as generated. The same values give the same bytes; there is
/// no time in the file. Thread-safe.
/// </summary>
public sealed class TensorImageEncoder : ITensorImageEncoder
{
    /// <inheritdoc/>
    public byte[] Encode(ReadOnlySpan<float> luminance, int width, int height, GeneratedImageFormat format, int quality)
    {
        if (luminance.Length != (long)width * height)
        {
            throw new ArgumentException($"Expected {width} x {height} values, got {luminance.Length}.", nameof(luminance));
        }

        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        Fill(bitmap, luminance);
        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData data = Encode(pixels, format, quality)
            ?? throw new InvalidOperationException($"Skia could not encode {width} x {height} pixels as {format}.");
        return GeneratedImageMarker.Mark(data.AsSpan(), format);
    }

    private static void Fill(SKBitmap bitmap, ReadOnlySpan<float> luminance)
    {
        Span<byte> pixels = bitmap.GetPixelSpan();
        for (int y = 0; y < bitmap.Height; y++)
        {
            GrayPixels.Fill(pixels.Slice(y * bitmap.RowBytes, bitmap.Width), luminance.Slice(y * bitmap.Width, bitmap.Width));
        }
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
