namespace TDGan.Inference.Images;

/// <summary>Luminance as bytes: byte = round(255 clamp(v, 0, 1)).</summary>
internal static class GrayPixels
{
    public static byte[] From(ReadOnlySpan<float> luminance)
    {
        byte[] pixels = new byte[luminance.Length];
        Fill(pixels, luminance);
        return pixels;
    }

    /// <summary>Writes one byte for each value; <paramref name="pixels"/> is at least as long.</summary>
    public static void Fill(Span<byte> pixels, ReadOnlySpan<float> luminance)
    {
        for (int i = 0; i < luminance.Length; i++)
        {
            pixels[i] = (byte)((Math.Clamp(luminance[i], 0f, 1f) * 255f) + 0.5f);
        }
    }
}
