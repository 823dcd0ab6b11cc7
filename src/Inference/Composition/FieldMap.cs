using System.Runtime.Intrinsics;

namespace TDGan.Inference.Composition;

/// <summary>
/// A coarse map laid over the crop, enlarged once to a grid so fine that places between its points are found by bilinear steps. Border values go
/// on outside.
/// </summary>
internal sealed class FieldMap
{
    /// <summary>Points of the grid along the crop.</summary>
    public const int Side = 192;

    private readonly float[] _values;

    private FieldMap(float[] values) => _values = values;

    /// <summary>Side x Side values row by row, each in the middle of its cell.</summary>
    public Span<float> Values => _values;

    /// <summary>Enlarges a map by <see cref="CubicKernel"/>.</summary>
    /// <param name="map">side x side values.</param>
    /// <param name="side">Points of the coarse map along the crop.</param>
    public static FieldMap Enlarge(ReadOnlySpan<float> map, int side)
    {
        float[] wide = new float[side * Side];
        for (int y = 0; y < side; y++)
        {
            Stretch(map.Slice(y * side, side), 1, side, wide.AsSpan(y * Side), 1);
        }

        float[] values = new float[Side * Side];
        for (int x = 0; x < Side; x++)
        {
            Stretch(wide.AsSpan(x), Side, side, values.AsSpan(x), Side);
        }

        return new FieldMap(values);
    }

    /// <summary>The value at a place of the crop, both coordinates from 0 to 1.</summary>
    public float At(float u, float v)
    {
        (float column, float row) = (Math.Clamp((u * Side) - 0.5f, 0, Side - 1), Math.Clamp((v * Side) - 0.5f, 0, Side - 1));
        (int left, int top) = (Math.Min((int)column, Side - 2), Math.Min((int)row, Side - 2));
        (float right, float below) = (column - left, row - top);
        ReadOnlySpan<float> upper = _values.AsSpan((top * Side) + left, 2);
        ReadOnlySpan<float> lower = _values.AsSpan(((top + 1) * Side) + left, 2);
        float above = upper[0] + (right * (upper[1] - upper[0]));
        return above + (below * (lower[0] + (right * (lower[1] - lower[0])) - above));
    }

    /// <summary>Gaussian blur; the border repeats.</summary>
    /// <param name="deviation">In points of the grid, above 0.</param>
    public void Blur(float deviation)
    {
        float[] kernel = Gaussian(deviation);
        float[] wide = new float[_values.Length];
        for (int i = 0; i < Side; i++)
        {
            Convolve(_values.AsSpan(i * Side), wide.AsSpan(i * Side), 1, kernel);
        }

        for (int i = 0; i < Side; i++)
        {
            Convolve(wide.AsSpan(i), _values.AsSpan(i), Side, kernel);
        }
    }

    private static void Stretch(ReadOnlySpan<float> source, int step, int count, Span<float> target, int targetStep)
    {
        for (int i = 0; i < Side; i++)
        {
            float place = ((i + 0.5f) * count / Side) - 0.5f;
            int first = (int)MathF.Floor(place);
            Vector128<float> weights = CubicKernel.Weights(place - first);
            float sum = 0;
            for (int k = 0; k < CubicKernel.Taps; k++)
            {
                sum += weights[k] * source[Math.Clamp(first + k - 1, 0, count - 1) * step];
            }

            target[i * targetStep] = sum;
        }
    }

    private static float[] Gaussian(float deviation)
    {
        int reach = (int)MathF.Ceiling(3 * deviation);
        float[] kernel = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(i => MathF.Exp(-i * i / (2 * deviation * deviation)))];
        float sum = kernel.Sum();
        return [.. kernel.Select(weight => weight / sum)];
    }

    private static void Convolve(ReadOnlySpan<float> source, Span<float> target, int step, float[] kernel)
    {
        int reach = kernel.Length / 2;
        for (int i = 0; i < Side; i++)
        {
            float sum = 0;
            for (int k = 0; k < kernel.Length; k++)
            {
                sum += kernel[k] * source[Math.Clamp(i + k - reach, 0, Side - 1) * step];
            }

            target[i * step] = sum;
        }
    }
}
