using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SkiaSharp;

namespace TDGan.Inference.Composition;

/// <summary>A copy of one rectangle of a photo, read between its pixels by <see cref="CubicKernel"/>; its border repeats.</summary>
internal sealed class PhotoRegion
{
    /// <summary>Bytes of a pixel: red, green, blue, alpha.</summary>
    public const int Channels = 4;

    private readonly byte[] _bytes;
    private readonly int _width;
    private readonly int _height;

    private PhotoRegion(byte[] bytes, int width, int height) => (_bytes, _width, _height) = (bytes, width, height);

    /// <summary>Copies.</summary>
    /// <param name="picture">RGBA 8888.</param>
    /// <param name="area">Within the picture, not empty.</param>
    public static PhotoRegion Copy(SKBitmap picture, SKRectI area)
    {
        byte[] bytes = new byte[area.Width * area.Height * Channels];
        ReadOnlySpan<byte> pixels = picture.GetPixelSpan();
        int row = area.Width * Channels;
        for (int y = 0; y < area.Height; y++)
        {
            pixels.Slice(((area.Top + y) * picture.RowBytes) + (area.Left * Channels), row).CopyTo(bytes.AsSpan(y * row));
        }

        return new PhotoRegion(bytes, area.Width, area.Height);
    }

    /// <summary>The four channels at a place, 0-255 but for the overshoot of the kernel.</summary>
    /// <param name="x">From the middle of the first pixel, in pixels.</param>
    /// <param name="y">From the middle of the first pixel, in pixels.</param>
    public Vector128<float> Read(float x, float y)
    {
        (int left, int top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        Vector128<float> across = CubicKernel.Weights(x - left);
        Vector128<float> down = CubicKernel.Weights(y - top);
        bool isInside = left >= 1 && left + 2 < _width;
        Vector128<float> colour = Vector128<float>.Zero;
        for (int j = 0; j < CubicKernel.Taps; j++)
        {
            int row = Math.Clamp(top + j - 1, 0, _height - 1) * _width;
            Vector128<byte> pixels = isInside
                ? Vector128.Create<byte>(_bytes.AsSpan((row + left - 1) * Channels, Vector128<byte>.Count))
                : AtTheBorder(row, left);
            colour += down[j] * Mean(pixels, across);
        }

        return colour;
    }

    private Vector128<byte> AtTheBorder(int row, int left)
    {
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(_bytes).Slice(row, _width);
        int last = _width - 1;
        return Vector128.Create(
            pixels[Math.Clamp(left - 1, 0, last)],
            pixels[Math.Clamp(left, 0, last)],
            pixels[Math.Clamp(left + 1, 0, last)],
            pixels[Math.Clamp(left + 2, 0, last)]).AsByte();
    }

    private static Vector128<float> Mean(Vector128<byte> pixels, Vector128<float> weights)
    {
        (Vector128<ushort> first, Vector128<ushort> last) = Vector128.Widen(pixels);
        return (weights[0] * Colour(Vector128.WidenLower(first)))
            + (weights[1] * Colour(Vector128.WidenUpper(first)))
            + (weights[2] * Colour(Vector128.WidenLower(last)))
            + (weights[3] * Colour(Vector128.WidenUpper(last)));
    }

    // A byte is never negative: the conversion of signed numbers is the one that machines have.
    private static Vector128<float> Colour(Vector128<uint> channels) => Vector128.ConvertToSingle(channels.AsInt32());
}
