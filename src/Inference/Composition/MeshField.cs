using TDGan.Inference.Crops;

namespace TDGan.Inference.Composition;

/// <summary>
/// Where each place of a moved face is taken from, by its mesh. Above and below the line between the lips the field is another one: lips that
/// close, or open, are two sheets that lie on one line.
/// </summary>
internal sealed class MeshField
{
    /// <summary>Points of the coarse grid on which both fields are laid out.</summary>
    private const int CoarseSide = 64;

    // In distances of the eyes.
    private const float SideOfFrame = 4.2f;
    private const float Reach = 1;

    private const int Axes = FaceMeshTopology.Axes;

    private static readonly int[] LowerLip = Lip(1, 10);
    private static readonly int[] UpperLip = Lip(11, 20);

    // The chin and what lies beside it hang on the lower lip.
    private static readonly int[] Chin = [.. Enumerable.Range(5, 7).Select(place => FaceMeshTopology.IndexOf(FaceMeshGroup.Outline, place))];

    private readonly FieldMap[] _above;
    private readonly FieldMap[] _below;
    private readonly LipLine _line;

    /// <param name="mesh">The mesh before and after.</param>
    public MeshField(MovedMesh mesh)
    {
        float eyes = EyeDistance(mesh.To);
        (float x, float y) = MiddleOf(mesh.To);
        Frame = CropFrame.About(x, y, SideOfFrame * eyes, 0, FieldMap.Side);
        _line = new LipLine(mesh.To);
        int[] all = [.. Enumerable.Range(0, FaceMeshTopology.Count)];
        _above = LayOut(mesh, [.. all.Except(LowerLip).Except(Chin)], Reach * eyes);
        _below = LayOut(mesh, [.. all.Except(UpperLip)], Reach * eyes);
    }

    /// <summary>Where the grid lies, <see cref="FieldMap.Side"/> points a side, upright.</summary>
    public CropFrame Frame { get; }

    /// <summary>Pixels from a place of the moved face to where it is taken from.</summary>
    /// <param name="u">Place across the frame, 0 to 1.</param>
    /// <param name="v">Place down the frame, 0 to 1.</param>
    public (float X, float Y) At(float u, float v)
    {
        (double x, double y) = Frame.ToPicture(u * FieldMap.Side, v * FieldMap.Side);
        float below = _line.ShareBelow((float)x, (float)y);
        return (
            _above[0].At(u, v) + (below * (_below[0].At(u, v) - _above[0].At(u, v))),
            _above[1].At(u, v) + (below * (_below[1].At(u, v) - _above[1].At(u, v))));
    }

    private FieldMap[] LayOut(MovedMesh mesh, int[] points, float reach)
    {
        var field = new ScatteredField(
            [.. points.Select(point => ((double)mesh.To[point * Axes], (double)mesh.To[(point * Axes) + 1]))],
            [.. points.Select(point => (
                (double)mesh.From[point * Axes] - mesh.To[point * Axes], (double)mesh.From[(point * Axes) + 1] - mesh.To[(point * Axes) + 1]))],
            reach);
        float[] across = new float[CoarseSide * CoarseSide];
        float[] down = new float[CoarseSide * CoarseSide];
        const double Step = (double)FieldMap.Side / CoarseSide;
        for (int i = 0; i < across.Length; i++)
        {
            (double x, double y) = Frame.ToPicture(((i % CoarseSide) + 0.5) * Step, ((i / CoarseSide) + 0.5) * Step);
            (across[i], down[i]) = field.At(x, y);
        }

        return [FieldMap.Enlarge(across, CoarseSide), FieldMap.Enlarge(down, CoarseSide)];
    }

    private static int[] Lip(int first, int end) =>
    [
        .. new[] { FaceMeshGroup.OuterLips, FaceMeshGroup.InnerLips }
            .SelectMany(group => Enumerable.Range(first, end - first).Select(place => FaceMeshTopology.IndexOf(group, place))),
    ];

    private static float EyeDistance(float[] mesh)
    {
        (float rightX, float rightY) = Mean(mesh, FaceMeshTopology.FiveLandmarks[0].AsSpan());
        (float leftX, float leftY) = Mean(mesh, FaceMeshTopology.FiveLandmarks[1].AsSpan());
        (float top, float bottom) = (mesh[(FaceMeshTopology.IndexOf(FaceMeshGroup.Nose, 0) * Axes) + 1], mesh[(FaceMeshTopology.IndexOf(FaceMeshGroup.Outline, 8) * Axes) + 1]);

        // A head in profile has no distance of the eyes, but it has a height.
        return Math.Max(float.Hypot(leftX - rightX, leftY - rightY), 0.4f * Math.Abs(bottom - top));
    }

    private static (float X, float Y) MiddleOf(float[] mesh)
    {
        float[] xs = [.. Enumerable.Range(0, FaceMeshTopology.Count).Select(i => mesh[i * Axes])];
        float[] ys = [.. Enumerable.Range(0, FaceMeshTopology.Count).Select(i => mesh[(i * Axes) + 1])];
        return ((xs.Min() + xs.Max()) / 2, (ys.Min() + ys.Max()) / 2);
    }

    private static (float X, float Y) Mean(float[] mesh, ReadOnlySpan<int> points)
    {
        (float x, float y) = (0, 0);
        foreach (int point in points)
        {
            (x, y) = (x + (mesh[point * Axes] / points.Length), y + (mesh[(point * Axes) + 1] / points.Length));
        }

        return (x, y);
    }
}
