using TDGan.Inference.Crops;

namespace TDGan.TestSupport.Models;

/// <summary>A face drawn by rule, as a mesh: rings for lips and eyes, arcs for brows and outline, with depth.</summary>
public static class DrawnFace
{
    private const int Axes = FaceMeshTopology.Axes;

    /// <summary>x, y, z of the points.</summary>
    /// <param name="x">The middle between the eyes.</param>
    /// <param name="y">The middle between the eyes.</param>
    /// <param name="eyeDistance">Pixels.</param>
    /// <param name="opening">How far the inner lips are apart, in distances of the eyes.</param>
    public static float[] Mesh(float x, float y, float eyeDistance, float opening = 0)
    {
        float[] points = new float[FaceMeshTopology.Count * Axes];
        foreach (FaceMeshGroup group in Enum.GetValues<FaceMeshGroup>())
        {
            int[] indices = [.. FaceMeshTopology.IndicesOf(group)];
            for (int place = 0; place < indices.Length; place++)
            {
                (float across, float down, float depth) = Place(group, place, indices.Length, opening);
                (points[indices[place] * Axes], points[(indices[place] * Axes) + 1], points[(indices[place] * Axes) + 2]) =
                    (x + (eyeDistance * across), y + (eyeDistance * down), eyeDistance * depth);
            }
        }

        return points;
    }

    private static (float Across, float Down, float Depth) Place(FaceMeshGroup group, int place, int count, float opening)
    {
        // Rings begin at the corner on the left of the picture and run below first; those of the left eye begin at the outer corner, too.
        (float sin, float cos) = MathF.SinCos(2 * MathF.PI * place / count);
        float along = (float)place / (count - 1);
        return group switch
        {
            FaceMeshGroup.OuterLips => (-0.4f * cos, 1.1f + ((0.12f + (opening / 2)) * sin), -0.2f),
            FaceMeshGroup.InnerLips => (-0.34f * cos, 1.1f + (opening / 2 * sin), -0.2f),
            FaceMeshGroup.RightEye => (-0.5f - (0.18f * cos), 0.06f * sin, 0),
            FaceMeshGroup.LeftEye => (0.5f + (0.18f * cos), 0.06f * sin, 0),
            FaceMeshGroup.RightBrow => (-0.8f + (0.6f * along), -0.3f, 0),
            FaceMeshGroup.LeftBrow => (0.8f - (0.6f * along), -0.3f, 0),
            FaceMeshGroup.Nose => (place < 6 ? 0 : 0.4f * (place - 6.5f), 0.1f * place, -0.1f * Math.Min(place, 4)),
            _ => (-MathF.Cos(MathF.PI * along), -0.2f + (1.9f * MathF.Sin(MathF.PI * along)), 0.5f),
        };
    }
}
