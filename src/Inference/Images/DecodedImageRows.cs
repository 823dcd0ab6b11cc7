namespace TDGan.Inference.Images;

/// <summary>Luminance of a decoded picture, converted when asked for. Asks Skia for the pixels once, because each question is a call out of .NET.</summary>
internal sealed class DecodedImageRows : ILuminanceRows
{
    private readonly DecodedImage _image;
    private readonly nint _pixels;
    private readonly int _rowBytes;

    /// <param name="image">Read while the rows are; not disposed.</param>
    public DecodedImageRows(DecodedImage image)
    {
        _image = image;
        (Width, Height) = (image.Bitmap.Width, image.Bitmap.Height);
        (_pixels, _rowBytes) = (image.Bitmap.GetPixels(), image.Bitmap.RowBytes);
    }

    public int Width { get; }

    public int Height { get; }

    public unsafe void CopyRow(int y, int x, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        var row = new ReadOnlySpan<uint>((void*)(_pixels + ((nint)y * _rowBytes)), Width);
        Bt601Luminance.Convert(row.Slice(x, target.Length), target);
        GC.KeepAlive(_image);
    }
}
