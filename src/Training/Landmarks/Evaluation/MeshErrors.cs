using TDGan.Inference.Crops;
using TDGan.Training.Detection;

namespace TDGan.Training.Landmarks.Evaluation;

/// <summary>Errors of the meshes of several faces, in distances of the teacher's eyes.</summary>
/// <param name="All">Of all points.</param>
/// <param name="Lips">Mean of the points of the lips.</param>
/// <param name="Eyes">Mean of those of the lids.</param>
/// <param name="Brows">Mean of those of the brows.</param>
/// <param name="Depth">Mean of the depths.</param>
/// <param name="MouthOpening">Correlation of how far the inner lips are apart with the teacher's, -1 to 1.</param>
/// <param name="EyeOpening">Correlation of how far the lids are apart, mean of both eyes.</param>
internal sealed record MeshErrors(
    LandmarkErrors All, double Lips, double Eyes, double Brows, double Depth, double MouthOpening, double EyeOpening)
{
    /// <summary>Pixels of a side from which on a face is large enough to judge its mesh.</summary>
    public const float LeastSide = 96;

    // The middle of the lids: the fourth point below and its opposite.
    private const int LidBelow = 4;
    private const int LidAbove = 12;

    /// <summary>Sums up.</summary>
    public static MeshErrors Of(IEnumerable<MeshComparison> comparisons)
    {
        MeshComparison[] all = [.. comparisons];
        return new MeshErrors(
            LandmarkErrors.Of(all.Select(comparison => comparison.Error())),
            Mean(all, comparison => comparison.Error(FaceMeshGroup.OuterLips, FaceMeshGroup.InnerLips)),
            Mean(all, comparison => comparison.Error(FaceMeshGroup.RightEye, FaceMeshGroup.LeftEye)),
            Mean(all, comparison => comparison.Error(FaceMeshGroup.RightBrow, FaceMeshGroup.LeftBrow)),
            Mean(all, comparison => comparison.DepthError),
            Correlation(all, MeshOpenings.Mouth),
            (Correlation(all, Lids(FaceMeshGroup.RightEye)) + Correlation(all, Lids(FaceMeshGroup.LeftEye))) / 2);
    }

    /// <summary>On one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"mesh {All} of {All.Faces} faces, lips {Lips:P1}, lids {Eyes:P1}, brows {Brows:P1}, depth {Depth:P1}, openings correlate by {MouthOpening:F3} (mouth), {EyeOpening:F3} (eyes)");

    /// <summary>Pearson's correlation of an opening with the teacher's.</summary>
    internal static double Correlation(IReadOnlyCollection<MeshComparison> all, (int From, int To) pair)
    {
        (double Wanted, double Found)[] openings = [.. all.Select(comparison => comparison.Opening(pair))];
        (double wanted, double found) = (openings.Select(o => o.Wanted).DefaultIfEmpty().Average(), openings.Select(o => o.Found).DefaultIfEmpty().Average());
        double shared = openings.Sum(o => (o.Wanted - wanted) * (o.Found - found));
        return shared / Math.Sqrt(openings.Sum(o => Square(o.Wanted - wanted)) * openings.Sum(o => Square(o.Found - found)));
    }

    private static (int From, int To) Lids(FaceMeshGroup eye) => (FaceMeshTopology.IndexOf(eye, LidBelow), FaceMeshTopology.IndexOf(eye, LidAbove));

    private static double Mean(MeshComparison[] all, Func<MeshComparison, double> error) => all.Select(error).DefaultIfEmpty(double.NaN).Average();

    private static double Square(double value) => value * value;
}
