using TDGan.Inference.Crops;

namespace TDGan.Training.Landmarks.Evaluation;

/// <summary>A mesh beside the teacher's, both in one unit about one place.</summary>
/// <param name="Wanted">x, y, z of the teacher's points.</param>
/// <param name="Found">x, y, z of the network's.</param>
internal sealed record MeshComparison(float[] Wanted, float[] Found)
{
    private const int Axes = FaceMeshTopology.Axes;

    /// <summary>What was said of the crop about the sample's box.</summary>
    /// <param name="sample">A sample with a mesh.</param>
    /// <param name="prediction">What the network says.</param>
    public static MeshComparison Of(LandmarkSample sample, LandmarkPrediction prediction)
    {
        float[] wanted = new float[LandmarkNetwork.MeshOutputs];
        sample.Mesh!.MappedInto(new FaceTensorConverter(LandmarkCrop.Rule).FrameOf(sample.Face.Box)).WriteInSides(LandmarkCrop.Side, wanted);
        return new MeshComparison(wanted, prediction.Mesh);
    }

    /// <summary>Mean flat distance of the points of some groups, over the distance of the teacher's eyes.</summary>
    /// <param name="groups">The groups; none for all.</param>
    public double Error(params FaceMeshGroup[] groups)
    {
        int[] points = [.. Enumerable.Range(0, FaceMeshTopology.Count)
            .Where(i => groups.Length == 0 || groups.Contains(FaceMeshTopology.Points[i].Group))];
        return points.Average(i => Distance(Wanted, i, Found, i)) / EyeDistance;
    }

    /// <summary>Mean error of the depth over the distance of the teacher's eyes.</summary>
    public double DepthError => Enumerable.Range(0, FaceMeshTopology.Count)
        .Average(i => Math.Abs(Wanted[(i * Axes) + 2] - Found[(i * Axes) + 2])) / EyeDistance;

    /// <summary>How far two points are apart in both meshes, over the distance of the teacher's eyes.</summary>
    public (double Wanted, double Found) Opening((int From, int To) pair) =>
        (Distance(Wanted, pair.From, Wanted, pair.To) / EyeDistance, Distance(Found, pair.From, Found, pair.To) / EyeDistance);

    private double EyeDistance => new FaceMesh(Wanted).EyeDistance;

    private static double Distance(float[] one, int i, float[] other, int j)
    {
        double x = one[i * Axes] - other[j * Axes], y = one[(i * Axes) + 1] - other[(j * Axes) + 1];
        return Math.Sqrt((x * x) + (y * y));
    }
}
