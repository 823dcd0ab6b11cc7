using TDGan.Inference.Crops;
using static TorchSharp.torch;

namespace TDGan.Training.Landmarks;

/// <summary>
/// What a mesh says of an expression: how far lips and lids are open, how wide the mouth and how high the brows are. Points that err together
/// keep these, points that err apart do not: the loss counts both.
/// </summary>
internal static class MeshOpenings
{
    private const float ExpressionWeight = 1.3f;
    private const float OutlineWeight = 0.6f;

    /// <summary>Index pairs: inner lips across the mouth, lids across each eye, brow over each eye, corners of the mouth.</summary>
    public static IReadOnlyList<(int From, int To)> Pairs { get; } =
    [
        .. Across(FaceMeshGroup.InnerLips, 20),
        .. Across(FaceMeshGroup.RightEye, 16),
        .. Across(FaceMeshGroup.LeftEye, 16),
        .. BrowOverEye(FaceMeshGroup.RightBrow, FaceMeshGroup.RightEye),
        .. BrowOverEye(FaceMeshGroup.LeftBrow, FaceMeshGroup.LeftEye),
        (FaceMeshTopology.IndexOf(FaceMeshGroup.OuterLips, 0), FaceMeshTopology.IndexOf(FaceMeshGroup.OuterLips, 10)),
    ];

    /// <summary>The middle of the lower and of the upper inner lip.</summary>
    public static (int Lower, int Upper) Mouth { get; } =
        (FaceMeshTopology.IndexOf(FaceMeshGroup.InnerLips, 5), FaceMeshTopology.IndexOf(FaceMeshGroup.InnerLips, 15));

    /// <summary>[pairs, 117]: times points [117, 2] gives the way from the first to the second point of each pair.</summary>
    public static Tensor Differences { get; } = CreateDifferences();

    /// <summary>[117], what each point counts, 1 in the mean: lips, lids and brows more, the outline, which has no sharp place, less.</summary>
    public static Tensor PointWeights { get; } = CreateWeights();

    // Rings: the points of the lower edge lie opposite to those of the upper edge, which are numbered backwards.
    private static IEnumerable<(int From, int To)> Across(FaceMeshGroup ring, int points) => Enumerable.Range(1, (points / 2) - 1)
        .Select(i => (FaceMeshTopology.IndexOf(ring, i), FaceMeshTopology.IndexOf(ring, points - i)));

    // The lower edge of a brow is numbered from the temple inwards, the upper lid from the nose outwards.
    private static IEnumerable<(int From, int To)> BrowOverEye(FaceMeshGroup brow, FaceMeshGroup eye) => new[] { (0, 14), (2, 12), (4, 9) }
        .Select(pair => (FaceMeshTopology.IndexOf(brow, pair.Item1), FaceMeshTopology.IndexOf(eye, pair.Item2)));

    private static Tensor CreateDifferences()
    {
        Tensor differences = zeros(Pairs.Count, FaceMeshTopology.Count);
        foreach ((int row, (int from, int to)) in Pairs.Index())
        {
            differences[row, from] = -1;
            differences[row, to] = 1;
        }

        return differences.DetachFromDisposeScope();
    }

    private static Tensor CreateWeights()
    {
        using var scope = NewDisposeScope();
        Tensor weights = tensor([.. FaceMeshTopology.Points.Select(point => point.Group switch
        {
            FaceMeshGroup.Outline => OutlineWeight,
            FaceMeshGroup.Nose => 1,
            _ => ExpressionWeight,
        })]);
        return (weights / weights.mean()).DetachFromDisposeScope();
    }
}
