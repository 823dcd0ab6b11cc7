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
        Span<float> across = stackalloc float[CubicKernel.Taps];
        Span<float> down = stackalloc float[CubicKernel.Taps];
        CubicKernel.Weights(x - left, across);
        CubicKernel.Weights(y - top, down);
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(_bytes);
        bool isInside = left >= 1 && left + 2 < _width;
        Vector128<float> colour = Vector128<float>.Zero;
        for (int j = 0; j < CubicKernel.Taps; j++)
        {
            int row = Math.Clamp(top + j - 1, 0, _height - 1) * _width;
            Vector128<float> line = isInside
                ? Along(pixels.Slice(row + left - 1, CubicKernel.Taps), across)
                : Along(
                    [pixels[row + Column(left - 1)], pixels[row + Column(left)], pixels[row + Column(left + 1)], pixels[row + Column(left + 2)]], across);
            colour += down[j] * line;
        }

        return colour;
    }

    private int Column(int x) => Math.Clamp(x, 0, _width - 1);

    private static Vector128<float> Along(ReadOnlySpan<uint> pixels, ReadOnlySpan<float> weights) =>
        (weights[0] * Channel(pixels[0])) + (weights[1] * Channel(pixels[1])) + (weights[2] * Channel(pixels[2])) + (weights[3] * Channel(pixels[3]));

    private static Vector128<float> Channel(uint pixel)
    {
        Vector128<ushort> halves = Vector128.WidenLower(Vector128.CreateScalar(pixel).AsByte());
        return Vector128.ConvertToSingle(Vector128.WidenLower(halves).AsInt32());
    }
}
