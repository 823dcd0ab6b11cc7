using System.Runtime.Intrinsics;

namespace TDGan.Inference.Images;

/// <summary>
/// Y = (299 R + 587 G + 114 B) / 255000 of RGBA bytes, then Y A / 255 + (1 - A / 255) over white. The weights are integers so that
/// an opaque gray pixel gives exactly gray / 255, the value that training reads from gray bytes.
/// </summary>
internal static class Bt601Luminance
{
    private const float Scale = 255000f;

    /// <summary>Converts a run of pixels, four or eight at a time where the processor can.</summary>
    public static void Convert(ReadOnlySpan<uint> rgba, Span<float> luminance)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= rgba.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
            {
                Convert(Vector256.Create(rgba[i..])).CopyTo(luminance[i..]);
            }
        }

        for (; i < rgba.Length; i++)
        {
            luminance[i] = Convert(rgba[i]);
        }
    }

    /// <summary>One pixel; the clear version of the vector one.</summary>
    public static float Convert(uint rgba)
    {
        int sum = (299 * (int)(rgba & 255)) + (587 * (int)((rgba >> 8) & 255)) + (114 * (int)((rgba >> 16) & 255));
        float y = sum / Scale;
        uint alpha = rgba >> 24;
        float cover = alpha / 255f;
        return alpha == 255 ? y : (y * cover) + (1f - cover);
    }

    private static Vector256<float> Convert(Vector256<uint> rgba)
    {
        Vector256<uint> mask = Vector256.Create(255u);
        Vector256<uint> sum = ((rgba & mask) * 299) + (((rgba >> 8) & mask) * 587) + (((rgba >> 16) & mask) * 114);
        Vector256<float> y = Vector256.ConvertToSingle(sum.AsInt32()) / Vector256.Create(Scale);
        Vector256<uint> alpha = rgba >> 24;
        Vector256<float> cover = Vector256.ConvertToSingle(alpha.AsInt32()) / Vector256.Create(255f);
        Vector256<float> overWhite = (y * cover) + (Vector256<float>.One - cover);
        return Vector256.ConditionalSelect(Vector256.Equals(alpha, mask).AsSingle(), y, overWhite);
    }
}
