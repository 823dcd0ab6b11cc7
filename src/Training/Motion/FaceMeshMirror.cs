using TDGan.Inference.Crops;

namespace TDGan.Training.Motion;

/// <summary>The mesh that a mirror shows.</summary>
/// <param name="middle">x of the mirror; 0 for motions, which have no place.</param>
internal sealed class FaceMeshMirror(float middle)
{
    private const int Axes = FaceMeshTopology.Axes;

    /// <summary>x, y, z of the points of the mirrored mesh.</summary>
    public float[] Apply(ReadOnlySpan<float> mesh)
    {
        float[] points = new float[mesh.Length];
        for (int i = 0; i < FaceMeshTopology.Count; i++)
        {
            ReadOnlySpan<float> from = mesh.Slice(FaceMeshTopology.Points[i].Mirrored * Axes, Axes);
            (points[i * Axes], points[(i * Axes) + 1], points[(i * Axes) + 2]) = ((2 * middle) - from[0], from[1], from[2]);
        }

        return points;
    }
}
