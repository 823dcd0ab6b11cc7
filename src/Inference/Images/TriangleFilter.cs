using System.Numerics.Tensors;

namespace TDGan.Inference.Images;

/// <summary>
/// The weights of one axis of <see cref="FaceTensorConverter"/>: for each output position a run of source positions and their weights,
/// which sum to 1. Positions outside the source are already folded onto its border.
/// </summary>
internal sealed class TriangleFilter
{
    private readonly int[] _first;
    private readonly float[][] _weights;

    private TriangleFilter(int outputs)
    {
        _first = new int[outputs];
        _weights = new float[outputs][];
    }

    /// <summary>The source positions that have a weight: first and one past the last.</summary>
    public (int First, int End) SourceRange { get; private set; } = (int.MaxValue, 0);

    /// <summary>The run of source positions of one output position: the first one and the weights from there on.</summary>
    public (int First, float[] Weights) this[int output] => (_first[output], _weights[output]);

    /// <param name="start">Where the window starts in the source, in pixels.</param>
    /// <param name="length">How long the window is, above 0.</param>
    /// <param name="source">Pixels of the source.</param>
    /// <param name="outputs">Pixels of the result.</param>
    public static TriangleFilter Create(double start, double length, int source, int outputs)
    {
        var filter = new TriangleFilter(outputs);
        double scale = length / outputs;
        double radius = Math.Max(1, scale);
        int low = Math.Min(0, (int)Math.Floor(start));
        int high = Math.Max(source, (int)Math.Ceiling(start + length));
        for (int output = 0; output < outputs; output++)
        {
            double centre = start + ((output + 0.5) * scale);
            int from = Math.Max(low, (int)Math.Floor(centre - radius + 0.5));
            int to = Math.Min(high, (int)Math.Floor(centre + radius + 0.5));
            filter.Set(output, centre, radius, from, to, source);
        }

        return filter;
    }

    /// <summary>Scales one row.</summary>
    /// <param name="row">The source from the start of <see cref="SourceRange"/> to its end.</param>
    /// <param name="result">Weighted sums.</param>
    public void AlongRow(ReadOnlySpan<float> row, Span<float> result)
    {
        for (int u = 0; u < result.Length; u++)
        {
            float[] weights = _weights[u];
            result[u] = TensorPrimitives.Dot(row.Slice(_first[u] - SourceRange.First, weights.Length), weights);
        }
    }

    /// <summary>Scales all columns at once, a whole row of the result at a time.</summary>
    /// <param name="rows">Rows as wide as the result, from the start of <see cref="SourceRange"/> to its end.</param>
    /// <param name="result">Square result.</param>
    public void DownColumns(ReadOnlySpan<float> rows, Span<float> result)
    {
        int width = _first.Length;
        for (int v = 0; v < width; v++)
        {
            Span<float> line = result.Slice(v * width, width);
            line.Clear();
            for (int j = 0; j < _weights[v].Length; j++)
            {
                ReadOnlySpan<float> source = rows.Slice((_first[v] - SourceRange.First + j) * width, width);
                TensorPrimitives.MultiplyAdd(source, _weights[v][j], line, line);
            }
        }
    }

    private void Set(int output, double centre, double radius, int from, int to, int source)
    {
        int first = Math.Clamp(from, 0, source - 1);
        int last = Math.Clamp(to - 1, first, source - 1);
        double[] folded = new double[last - first + 1];
        for (int i = from; i < to; i++)
        {
            folded[Math.Clamp(i, first, last) - first] += Math.Max(0, 1 - (Math.Abs(i + 0.5 - centre) / radius));
        }

        double sum = folded.Sum();
        _first[output] = first;
        _weights[output] = Array.ConvertAll(folded, weight => (float)(weight / sum));
        SourceRange = (Math.Min(SourceRange.First, first), Math.Max(SourceRange.End, last + 1));
    }
}
