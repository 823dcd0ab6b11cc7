using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>
/// A whole picture as three planes R, G, B in [0, 1], alpha over white, resized by the triangle filter of <see cref="TriangleFilter"/>.
/// </summary>
internal static class RgbPlanes
{
    private const int Channels = 4;
    private const float White = 255f;

    /// <summary>Writes the picture into the top left of the planes; the rest stays as it is.</summary>
    /// <param name="bitmap">RGBA 8888, unpremultiplied.</param>
    /// <param name="width">Columns that the picture shall have.</param>
    /// <param name="height">Rows that the picture shall have.</param>
    /// <param name="planes">Three planes of rows of <paramref name="stride"/> values.</param>
    /// <param name="stride">Values in a row of a plane, at least <paramref name="width"/>.</param>
    public static void Write(SKBitmap bitmap, int width, int height, Span<float> planes, int stride)
    {
        TriangleFilter columns = TriangleFilter.Create(0, bitmap.Width, bitmap.Width, width);
        TriangleFilter rows = TriangleFilter.Create(0, bitmap.Height, bitmap.Height, height);
        float[] source = new float[bitmap.Width * Channels];
        float[] mixed = new float[bitmap.Width * Channels];
        int plane = planes.Length / 3;
        for (int y = 0; y < height; y++)
        {
            mixed.AsSpan().Clear();
            ReadOnlySpan<float> weights = rows.WeightsOf(y, out int first);
            for (int j = 0; j < weights.Length; j++)
            {
                Load(bitmap, first + j, source);
                TensorPrimitives.MultiplyAdd(source, weights[j], mixed, mixed);
            }

            for (int x = 0; x < width; x++)
            {
                Vector128<float> pixel = Mix(mixed, columns.WeightsOf(x, out int left), left);
                int at = (y * stride) + x;
                planes[at] = pixel[0];
                planes[plane + at] = pixel[1];
                planes[(2 * plane) + at] = pixel[2];
            }
        }
    }

    private static Vector128<float> Mix(float[] row, ReadOnlySpan<float> weights, int first)
    {
        Vector128<float> sum = Vector128<float>.Zero;
        for (int k = 0; k < weights.Length; k++)
        {
            sum += Vector128.Create(row.AsSpan((first + k) * Channels)) * weights[k];
        }

        return sum / White;
    }

    private static void Load(SKBitmap bitmap, int y, float[] row)
    {
        TensorPrimitives.ConvertSaturating<byte, float>(bitmap.GetPixelSpan().Slice(y * bitmap.RowBytes, row.Length), row);
        for (int i = 0; i < row.Length; i += Channels)
        {
            float alpha = row[i + 3];
            if (alpha < White)
            {
                float cover = alpha / White;
                row[i] = (row[i] * cover) + White - alpha;
                row[i + 1] = (row[i + 1] * cover) + White - alpha;
                row[i + 2] = (row[i + 2] * cover) + White - alpha;
            }
        }
    }
}
