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
    /// <param name="colour">Is written.</param>
    public void Read(float x, float y, Span<float> colour)
    {
        (int left, int top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        Span<float> across = stackalloc float[CubicKernel.Taps];
        Span<float> down = stackalloc float[CubicKernel.Taps];
        CubicKernel.Weights(x - left, across);
        CubicKernel.Weights(y - top, down);
        (float red, float green, float blue, float alpha) = (0, 0, 0, 0);
        for (int j = 0; j < CubicKernel.Taps; j++)
        {
            int row = Math.Clamp(top + j - 1, 0, _height - 1) * _width;
            for (int i = 0; i < CubicKernel.Taps; i++)
            {
                float weight = down[j] * across[i];
                ReadOnlySpan<byte> pixel = _bytes.AsSpan((row + Math.Clamp(left + i - 1, 0, _width - 1)) * Channels, Channels);
                red += weight * pixel[0];
                green += weight * pixel[1];
                blue += weight * pixel[2];
                alpha += weight * pixel[3];
            }
        }

        (colour[0], colour[1], colour[2], colour[3]) = (red, green, blue, alpha);
    }
}
