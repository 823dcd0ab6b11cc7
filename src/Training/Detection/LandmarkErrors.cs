namespace TDGan.Training.Detection;

/// <summary>Errors of landmarks of several faces, each the mean of its five in distances of the eyes.</summary>
/// <param name="Mean">NaN without a face.</param>
/// <param name="Median">NaN without a face.</param>
/// <param name="Faces">Number of faces.</param>
internal sealed record LandmarkErrors(double Mean, double Median, int Faces)
{
    /// <summary>Sums up the errors of faces.</summary>
    public static LandmarkErrors Of(IEnumerable<double> errors)
    {
        double[] sorted = [.. errors.Order()];
        return sorted.Length == 0
            ? new LandmarkErrors(double.NaN, double.NaN, 0)
            : new LandmarkErrors(sorted.Average(), (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted.Length);
    }

    /// <summary>Mean and median in percent.</summary>
    public override string ToString() => FormattableString.Invariant($"{Mean:P1} (median {Median:P1})");
}
