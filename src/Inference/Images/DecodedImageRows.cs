using System.Runtime.InteropServices;

namespace TDGan.Inference.Images;

/// <summary>Luminance of a decoded picture, converted when asked for.</summary>
internal sealed class DecodedImageRows(DecodedImage image) : ILuminanceRows
{
    public int Width => image.Bitmap.Width;

    public int Height => image.Bitmap.Height;

    public void CopyRow(int y, int x, Span<float> target)
    {
        ReadOnlySpan<byte> row = image.Bitmap.GetPixelSpan().Slice(y * image.Bitmap.RowBytes, Width * sizeof(uint));
        Bt601Luminance.Convert(MemoryMarshal.Cast<byte, uint>(row).Slice(x, target.Length), target);
    }
}
