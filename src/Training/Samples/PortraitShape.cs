namespace TDGan.Training.Samples;

/// <summary>The 68 landmarks of a face, in the order of the iBUG annotation; x to the right, y down, in pixels.</summary>
/// <param name="xs">[68].</param>
/// <param name="ys">[68].</param>
internal sealed class PortraitShape(double[] xs, double[] ys)
{
    /// <summary>Landmarks of a face.</summary>
    public const int Count = 68;

    private static readonly Range RightEye = 36..42;
    private static readonly Range LeftEye = 42..48;

    /// <summary>Columns, [68].</summary>
    public double[] Xs { get; } = xs;

    /// <summary>Rows, [68].</summary>
    public double[] Ys { get; } = ys;

    /// <summary>Turned, scaled and moved so that the eyes' middles lie level, a distance apart round the given point.</summary>
    /// <param name="x">Column of the point midway between the eyes.</param>
    /// <param name="y">Its row.</param>
    /// <param name="distance">From eye to eye.</param>
    public PortraitShape AlignedTo(double x, double y, double distance)
    {
        (double rightX, double rightY) = (Mean(Xs, RightEye), Mean(Ys, RightEye));
        (double leftX, double leftY) = (Mean(Xs, LeftEye), Mean(Ys, LeftEye));
        (double acrossX, double acrossY) = (leftX - rightX, leftY - rightY);
        double scale = distance / ((acrossX * acrossX) + (acrossY * acrossY));
        (double cosine, double sine) = (acrossX * scale, -acrossY * scale);
        (double middleX, double middleY) = ((rightX + leftX) / 2, (rightY + leftY) / 2);
        return new PortraitShape(
            [.. Xs.Zip(Ys, (px, py) => x + (cosine * (px - middleX)) - (sine * (py - middleY)))],
            [.. Xs.Zip(Ys, (px, py) => y + (sine * (px - middleX)) + (cosine * (py - middleY)))]);
    }

    /// <summary>The landmarks' means.</summary>
    public static PortraitShape MeanOf(IReadOnlyCollection<PortraitShape> shapes) => new(
        [.. Enumerable.Range(0, Count).Select(i => shapes.Average(shape => shape.Xs[i]))],
        [.. Enumerable.Range(0, Count).Select(i => shapes.Average(shape => shape.Ys[i]))]);

    private static double Mean(double[] values, Range range) => values[range].Average();
}
