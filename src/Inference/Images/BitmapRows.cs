using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>Luminance of a bitmap, converted when asked for. Asks Skia for the pixels once, because each question is a call out of .NET.</summary>
internal sealed class BitmapRows : ILuminanceRows
{
    private readonly SKBitmap _bitmap;
    private readonly nint _pixels;
    private readonly int _rowBytes;

    /// <param name="bitmap">RGBA 8888; read while the rows are; not disposed.</param>
    public BitmapRows(SKBitmap bitmap)
    {
        _bitmap = bitmap;
        (Width, Height) = (bitmap.Width, bitmap.Height);
        (_pixels, _rowBytes) = (bitmap.GetPixels(), bitmap.RowBytes);
    }

    public int Width { get; }

    public int Height { get; }

    public unsafe void CopyRow(int y, int x, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        var row = new ReadOnlySpan<uint>((void*)(_pixels + ((nint)y * _rowBytes)), Width);
        Bt601Luminance.Convert(row.Slice(x, target.Length), target);
        GC.KeepAlive(_bitmap);
    }
}
