using TDGan.Inference.Crops;

namespace TDGan.Inference.Images;

/// <summary>
/// The weights of one axis of <see cref="FaceTensorConverter"/>: for each output position a run of source positions and their weights,
/// which sum to 1. Positions outside the source are already folded onto its border. All runs are equally long, shorter ones filled up with
/// weights of 0: a loop whose length changes from one output to the next costs more than the products that it saves.
/// </summary>
internal sealed class TriangleFilter
{
    private readonly int _source;
    private readonly int _run;
    private readonly int[] _first;
    private readonly float[] _weights;

    private TriangleFilter(int source, int outputs, int run)
    {
        (_source, _run) = (source, run);
        _first = new int[outputs];
        _weights = new float[outputs * run];
    }

    /// <summary>The source positions that have a weight: first and one past the last.</summary>
    public (int First, int End) SourceRange { get; private set; } = (int.MaxValue, 0);

    /// <param name="start">Where the window starts in the source, in pixels.</param>
    /// <param name="length">How long the window is, above 0.</param>
    /// <param name="source">Pixels of the source.</param>
    /// <param name="outputs">Pixels of the result.</param>
    public static TriangleFilter Create(double start, double length, int source, int outputs)
    {
        double scale = length / outputs;
        double radius = Math.Max(1, scale);
        int most = (int)Math.Ceiling(2 * radius);
        var filter = new TriangleFilter(source, outputs, Math.Min(source, most));
        int low = Math.Min(0, (int)Math.Floor(start));
        int high = Math.Max(source, (int)Math.Ceiling(start + length));
        double[] folded = new double[filter._run];
        for (int output = 0; output < outputs; output++)
        {
            double centre = start + ((output + 0.5) * scale);
            int from = Math.Max(low, (int)Math.Floor(centre - radius + 0.5));
            int to = Math.Min(high, (int)Math.Floor(centre + radius + 0.5));

            // What rounding may add at the end has no weight.
            filter.Set(output, centre, radius, from, Math.Min(to, from + most), folded);
        }

        return filter;
    }

    /// <summary>The run of source positions of one output position.</summary>
    /// <param name="output">The output position.</param>
    /// <param name="first">The first source position; the others follow it.</param>
    public ReadOnlySpan<float> WeightsOf(int output, out int first)
    {
        first = _first[output];
        return _weights.AsSpan(output * _run, _run);
    }

    /// <summary>Scales one row.</summary>
    /// <param name="row">The source from the start of <see cref="SourceRange"/> to its end.</param>
    /// <param name="result">Weighted sums.</param>
    public void AlongRow(ReadOnlySpan<float> row, Span<float> result)
    {
        for (int u = 0; u < result.Length; u++)
        {
            ReadOnlySpan<float> weights = WeightsOf(u, out int first);
            ReadOnlySpan<float> run = row.Slice(first - SourceRange.First, weights.Length);
            float sum = 0;
            for (int i = 0; i < run.Length; i++)
            {
                sum += run[i] * weights[i];
            }

            result[u] = sum;
        }
    }

    private void Set(int output, double centre, double radius, int from, int to, double[] folded)
    {
        Array.Clear(folded);
        int first = Math.Clamp(from, 0, _source - _run);
        int last = Math.Min(first + _run, _source) - 1;
        double sum = 0;
        for (int i = from; i < to; i++)
        {
            double weight = Math.Max(0, 1 - (Math.Abs(i + 0.5 - centre) / radius));
            folded[Math.Clamp(i, first, last) - first] += weight;
            sum += weight;
        }

        for (int i = 0; i < folded.Length; i++)
        {
            _weights[(output * _run) + i] = (float)(folded[i] / sum);
        }

        _first[output] = first;
        SourceRange = (Math.Min(SourceRange.First, first), Math.Max(SourceRange.End, last + 1));
    }
}
