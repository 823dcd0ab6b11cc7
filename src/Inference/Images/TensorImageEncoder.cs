using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>
/// Writes a generated picture: byte = round(255 clamp(v, 0, 1)), gray, marked as generated. The same values give the same bytes; there is
/// no time in the file. Thread-safe.
/// </summary>
public static class TensorImageEncoder
{
    /// <summary>Encodes a gray picture and marks it as generated (<see cref="GeneratedImageMarker"/>).</summary>
    /// <param name="luminance">Row by row, in [0, 1]; values outside are clamped.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="format">File format.</param>
    /// <param name="quality">JPEG and WebP quality, 1-100; PNG ignores it.</param>
    public static byte[] Encode(ReadOnlySpan<float> luminance, int width, int height, GeneratedImageFormat format, int quality)
    {
        if (luminance.Length != (long)width * height)
        {
            throw new ArgumentException($"Expected {width} x {height} values, got {luminance.Length}.", nameof(luminance));
        }

        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        Fill(bitmap, luminance);
        return GeneratedImageMarker.Mark(PictureWriter.Write(bitmap, format, quality), format);
    }

    /// <summary>Encodes a picture in colour that holds something generated, and marks it; JPEG puts transparent parts over white.</summary>
    /// <param name="picture">RGBA 8888; stays the caller's.</param>
    /// <param name="format">File format.</param>
    /// <param name="quality">JPEG and WebP quality, 1-100; PNG ignores it.</param>
    /// <exception cref="Errors.InferenceException"><see cref="Errors.InferenceError.InvalidParameter"/> (<c>format</c>): larger than the format takes.</exception>
    public static byte[] Encode(SKBitmap picture, GeneratedImageFormat format, int quality)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return GeneratedImageMarker.Mark(PictureWriter.Write(picture, format, quality), format);
    }

    private static void Fill(SKBitmap bitmap, ReadOnlySpan<float> luminance)
    {
        Span<byte> pixels = bitmap.GetPixelSpan();
        for (int y = 0; y < bitmap.Height; y++)
        {
            GrayPixels.Fill(pixels.Slice(y * bitmap.RowBytes, bitmap.Width), luminance.Slice(y * bitmap.Width, bitmap.Width));
        }
    }
}
