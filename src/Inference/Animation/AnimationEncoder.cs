using SkiaSharp;
using TDGan.Inference.Images;

namespace TDGan.Inference.Animation;

/// <summary>
/// Encodes frames with the pixel rule of <see cref="TensorImageEncoder"/>; Skia encodes single pictures only, so that the files around
/// them are written here. Thread-safe.
/// </summary>
public static class AnimationEncoder
{
    /// <summary>Encodes gray pictures and marks the file as generated (<see cref="GeneratedImageMarker"/>).</summary>
    /// <param name="frames">One picture each: <paramref name="width"/> x <paramref name="height"/> values row by row, in [0, 1]; values
    /// outside are clamped. At least one.</param>
    /// <param name="width">Pixels of one picture.</param>
    /// <param name="height">Pixels of one picture.</param>
    /// <param name="format">File format.</param>
    /// <param name="frameDuration">How long each picture is shown, above 0; a GIF rounds it to hundredths of a second.</param>
    /// <param name="quality">WebP quality, 1-100; the others ignore it.</param>
    /// <returns>The file; the same arguments give the same bytes.</returns>
    /// <exception cref="ArgumentException">There is no picture, or one of another size.</exception>
    public static byte[] Encode(
        IReadOnlyList<ReadOnlyMemory<float>> frames, int width, int height, AnimationFormat format, TimeSpan frameDuration, int quality)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(frameDuration, TimeSpan.Zero);
        if (frames.Count == 0 || frames.Any(frame => frame.Length != (long)width * height))
        {
            throw new ArgumentException($"Expected one or more pictures of {width} x {height} values.", nameof(frames));
        }

        byte[][] pixels = [.. frames.Select(frame => GrayPixels.From(frame.Span))];
        return format switch
        {
            AnimationFormat.Webp => WebpAnimation.Write(
                [.. pixels.Select(frame => Encode(frame, width, height, new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality)))],
                width,
                height,
                (int)frameDuration.TotalMilliseconds),
            AnimationFormat.Gif => GifAnimation.Write(pixels, GifAnimation.Grays, width, height, (int)Math.Round(frameDuration.TotalMilliseconds / 10)),
            AnimationFormat.PngStrip => EncodeStrip(frames, width, height),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
        };
    }

    /// <summary>Encodes pictures in colour and marks the file as generated; what is transparent lies over white.</summary>
    /// <param name="frames">RGBA 8888, all of one size, at least one; stay the caller's.</param>
    /// <param name="format">File format; a GIF has 256 colours for all frames.</param>
    /// <param name="frameDuration">How long each picture is shown, above 0; a GIF rounds it to hundredths of a second.</param>
    /// <param name="quality">WebP quality, 1-100; the others ignore it.</param>
    /// <returns>The file; the same arguments give the same bytes.</returns>
    /// <exception cref="ArgumentException">There is no picture, or one of another size.</exception>
    public static byte[] Encode(IReadOnlyList<SKBitmap> frames, AnimationFormat format, TimeSpan frameDuration, int quality)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(frameDuration, TimeSpan.Zero);
        if (frames.Count == 0 || frames.Any(frame => frame.Info.Size != frames[0].Info.Size))
        {
            throw new ArgumentException("Expected one or more pictures of one size.", nameof(frames));
        }

        SKBitmap?[] flat = [.. frames.Select(frame => PictureWriter.IsOpaque(frame) ? null : PictureWriter.OverWhite(frame))];
        try
        {
            return EncodeOpaque([.. frames.Zip(flat, (frame, copy) => copy ?? frame)], format, frameDuration, quality);
        }
        finally
        {
            Array.ForEach(flat, copy => copy?.Dispose());
        }
    }

    private static byte[] EncodeOpaque(SKBitmap[] frames, AnimationFormat format, TimeSpan frameDuration, int quality)
    {
        (int width, int height) = (frames[0].Width, frames[0].Height);
        switch (format)
        {
            case AnimationFormat.Webp:
                byte[][] files = [.. frames.Select(frame => PictureWriter.Write(frame, GeneratedImageFormat.Webp, quality))];
                return WebpAnimation.Write(files, width, height, (int)frameDuration.TotalMilliseconds);
            case AnimationFormat.Gif:
                ColourPalette palette = ColourPalette.Of(frames);
                byte[][] indices = [.. frames.Select(palette.IndicesOf)];
                return GifAnimation.Write(indices, palette.Colours, width, height, (int)Math.Round(frameDuration.TotalMilliseconds / 10));
            case AnimationFormat.PngStrip:
                using (SKBitmap strip = PictureStrip.Join(frames))
                {
                    return TensorImageEncoder.Encode(strip, GeneratedImageFormat.Png, quality);
                }

            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format.");
        }
    }

    private static byte[] EncodeStrip(IReadOnlyList<ReadOnlyMemory<float>> frames, int width, int height)
    {
        float[] strip = new float[checked(frames.Count * width * height)];
        for (int i = 0; i < frames.Count; i++)
        {
            for (int y = 0; y < height; y++)
            {
                frames[i].Span.Slice(y * width, width).CopyTo(strip.AsSpan((((y * frames.Count) + i) * width), width));
            }
        }

        return TensorImageEncoder.Encode(strip, frames.Count * width, height, GeneratedImageFormat.Png, quality: 100);
    }

    private static byte[] Encode(byte[] pixels, int width, int height, SKWebpEncoderOptions options)
    {
        var info = new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque);
        using SKImage image = SKImage.FromPixelCopy(info, pixels);
        using SKPixmap pixmap = image.PeekPixels();
        using SKData data = pixmap.Encode(options)
            ?? throw new InvalidOperationException($"Skia could not encode {width} x {height} pixels as WebP.");
        return data.ToArray();
    }
}
