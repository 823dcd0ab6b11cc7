using TDGan.Inference.Crops;

namespace TDGan.Training.Landmarks;

/// <summary>A mesh of the teacher, x, y, z in pixels of a picture.</summary>
/// <param name="Points">The points of <see cref="FaceMeshTopology"/>, three values each.</param>
internal sealed record FaceMesh(float[] Points)
{
    private const int Axes = FaceMeshTopology.Axes;

    /// <summary>Distance of the middles of the eyes, flat.</summary>
    public float EyeDistance
    {
        get
        {
            float[] five = FiveLandmarks();
            return MathF.Sqrt(Square(five[0] - five[2]) + Square(five[1] - five[3]));
        }
    }

    /// <summary>How far the middles of the inner lips are apart, in distances of the eyes.</summary>
    public double MouthOpening
    {
        get
        {
            (int lower, int upper) = (MeshOpenings.Mouth.Lower * Axes, MeshOpenings.Mouth.Upper * Axes);
            return MathF.Sqrt(Square(Points[lower] - Points[upper]) + Square(Points[lower + 1] - Points[upper + 1])) / EyeDistance;
        }
    }

    /// <summary>x and y of the five landmarks in their order.</summary>
    public float[] FiveLandmarks() => [.. FaceMeshTopology.FiveLandmarks.SelectMany(points => new[]
    {
        points.Average(i => Points[i * Axes]),
        points.Average(i => Points[(i * Axes) + 1]),
    })];

    /// <summary>The same mesh in pixels of a crop; the depth is scaled as the rest.</summary>
    public FaceMesh MappedInto(CropFrame crop)
    {
        float[] points = new float[Points.Length];
        for (int i = 0; i < points.Length; i += Axes)
        {
            (double u, double v) = crop.ToCrop(Points[i], Points[i + 1]);
            (points[i], points[i + 1], points[i + 2]) = ((float)u, (float)v, (float)(Points[i + 2] / crop.Scale));
        }

        return new FaceMesh(points);
    }

    /// <summary>The mesh of the mirrored picture.</summary>
    /// <param name="width">Pixels of a row of it.</param>
    public FaceMesh Mirrored(float width)
    {
        float[] points = new float[Points.Length];
        for (int i = 0; i < FaceMeshTopology.Count; i++)
        {
            ReadOnlySpan<float> from = Points.AsSpan(FaceMeshTopology.Points[i].Mirrored * Axes, Axes);
            (points[i * Axes], points[(i * Axes) + 1], points[(i * Axes) + 2]) = (width - from[0], from[1], from[2]);
        }

        return new FaceMesh(points);
    }

    /// <summary>From pixels of a crop to what the network says: from the middle, in sides, the mean depth 0.</summary>
    /// <param name="side">Pixels of a side of the crop.</param>
    /// <param name="target">Gets the values.</param>
    public void WriteInSides(int side, Span<float> target)
    {
        float depth = Enumerable.Range(0, FaceMeshTopology.Count).Average(i => Points[(i * Axes) + 2]);
        for (int i = 0; i < Points.Length; i += Axes)
        {
            target[i] = (Points[i] / side) - 0.5f;
            target[i + 1] = (Points[i + 1] / side) - 0.5f;
            target[i + 2] = (Points[i + 2] - depth) / side;
        }
    }

    private static float Square(float value) => value * value;
}
