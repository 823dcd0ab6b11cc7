using TDGan.Inference.Crops;

namespace TDGan.Training.Motion;

/// <summary>How near a motion comes to a real one, over lips, lids and brows, as the picture shows it.</summary>
/// <param name="Cosine">Of the angle between both, 1 for the same direction.</param>
/// <param name="Size">Length over the real length.</param>
/// <param name="Error">Length of the difference over the real length; no motion gives 1.</param>
internal readonly record struct MotionMeasure(double Cosine, double Size, double Error)
{
    private static readonly int[] Moving =
    [
        .. new[]
        {
            FaceMeshGroup.OuterLips, FaceMeshGroup.InnerLips, FaceMeshGroup.RightEye, FaceMeshGroup.LeftEye, FaceMeshGroup.RightBrow, FaceMeshGroup.LeftBrow,
        }.SelectMany(FaceMeshTopology.IndicesOf),
    ];

    /// <summary>Compares.</summary>
    /// <param name="motion">x, y, z of each point.</param>
    /// <param name="real">The same, in the same pose.</param>
    public static MotionMeasure Of(ReadOnlySpan<float> motion, ReadOnlySpan<float> real)
    {
        (double product, double squares, double realSquares, double differences) = (0, 0, 0, 0);
        foreach (int point in Moving)
        {
            for (int axis = 0; axis < 2; axis++)
            {
                int i = (point * FaceMeshTopology.Axes) + axis;
                product += motion[i] * real[i];
                squares += motion[i] * motion[i];
                realSquares += real[i] * real[i];
                differences += (motion[i] - real[i]) * (motion[i] - real[i]);
            }
        }

        double length = Math.Sqrt(realSquares);
        return new MotionMeasure(squares > 0 ? product / Math.Sqrt(squares) / length : 0, Math.Sqrt(squares) / length, Math.Sqrt(differences) / length);
    }

    /// <summary>The mean of each.</summary>
    public static MotionMeasure Mean(IReadOnlyCollection<MotionMeasure> all) =>
        new(all.Average(one => one.Cosine), all.Average(one => one.Size), all.Average(one => one.Error));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Cosine:F2} / {Size:F2} / {Error:F2}");
}
