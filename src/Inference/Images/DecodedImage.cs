using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>An upright picture in memory. Owns <see cref="Bitmap"/>; whoever decodes disposes.</summary>
/// <param name="bitmap">RGBA, 8 bits a channel, unpremultiplied, upright.</param>
/// <param name="info">What the file was.</param>
public sealed class DecodedImage(SKBitmap bitmap, ImageInfo info) : IDisposable
{
    /// <summary>The pixels: RGBA 8888, unpremultiplied, EXIF orientation applied.</summary>
    public SKBitmap Bitmap { get; } = bitmap;

    /// <summary>Size, format and orientation of the file.</summary>
    public ImageInfo Info { get; } = info;

    /// <inheritdoc/>
    public void Dispose() => Bitmap.Dispose();
}
