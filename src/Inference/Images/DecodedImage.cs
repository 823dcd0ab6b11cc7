using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>An upright picture in memory, at its own size or reduced. Owns <see cref="Bitmap"/>; whoever decodes disposes.</summary>
/// <param name="bitmap">RGBA, 8 bits a channel, unpremultiplied, upright.</param>
/// <param name="info">What the file was, with its own size.</param>
public sealed class DecodedImage(SKBitmap bitmap, ImageInfo info) : IDisposable
{
    /// <summary>The pixels: RGBA 8888, unpremultiplied, EXIF orientation applied; fewer than the file has where it was decoded reduced.</summary>
    public SKBitmap Bitmap { get; } = bitmap;

    /// <summary>Size, format and orientation of the file. All boxes and landmarks are in pixels of this size.</summary>
    public ImageInfo Info { get; } = info;

    /// <summary>Columns of <see cref="Bitmap"/> for each column of the file, in (0, 1].</summary>
    public double ScaleX => (double)Bitmap.Width / Info.Width;

    /// <summary>Rows of <see cref="Bitmap"/> for each row of the file, in (0, 1].</summary>
    public double ScaleY => (double)Bitmap.Height / Info.Height;

    /// <inheritdoc/>
    public void Dispose() => Bitmap.Dispose();
}
