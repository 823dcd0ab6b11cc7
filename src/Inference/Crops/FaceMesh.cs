using System.Collections.Immutable;

namespace TDGan.Inference.Crops;

/// <summary>The points of one face in a picture, with depth.</summary>
/// <param name="Vertices">In the order of <see cref="FaceMeshTopology.Points"/>.</param>
public sealed record FaceMesh(ImmutableArray<FaceMeshVertex> Vertices)
{
    /// <summary>Reads what a landmark model says of a crop.</summary>
    /// <param name="frame">Where the crop lies in the picture.</param>
    /// <param name="side">Pixels of the crop.</param>
    /// <param name="values">x, y, z of each point from the middle of the crop in sides of the crop.</param>
    internal static FaceMesh Read(CropFrame frame, int side, ReadOnlySpan<float> values)
    {
        var vertices = ImmutableArray.CreateBuilder<FaceMeshVertex>(FaceMeshTopology.Count);
        for (int i = 0; i < values.Length; i += FaceMeshTopology.Axes)
        {
            (double x, double y) = frame.ToPicture((values[i] + 0.5) * side, (values[i + 1] + 0.5) * side);
            vertices.Add(new FaceMeshVertex((float)x, (float)y, (float)(values[i + 2] * side * frame.Scale)));
        }

        return new FaceMesh(vertices.MoveToImmutable());
    }

    /// <summary>The mesh of x, y, z of each point, one after another.</summary>
    public static FaceMesh FromArray(ReadOnlySpan<float> points)
    {
        var vertices = ImmutableArray.CreateBuilder<FaceMeshVertex>(FaceMeshTopology.Count);
        for (int i = 0; i < points.Length; i += FaceMeshTopology.Axes)
        {
            vertices.Add(new FaceMeshVertex(points[i], points[i + 1], points[i + 2]));
        }

        return new FaceMesh(vertices.MoveToImmutable());
    }

    /// <summary>The same face in a picture whose corner lies elsewhere.</summary>
    public FaceMesh Shift(float x, float y) => new([.. Vertices.Select(vertex => vertex with { X = vertex.X + x, Y = vertex.Y + y })]);

    /// <summary>x, y, z of each point, one after another.</summary>
    public float[] ToArray() => [.. Vertices.SelectMany(vertex => new[] { vertex.X, vertex.Y, vertex.Depth })];

    /// <summary>The same face in a copy of the picture of another size.</summary>
    /// <param name="scaleX">Columns of the copy for each column of the picture.</param>
    /// <param name="scaleY">Rows of the copy for each row of the picture; nearly <paramref name="scaleX"/>.</param>
    public FaceMesh In(double scaleX, double scaleY)
    {
        double step = Math.Sqrt(scaleX * scaleY);
        return new FaceMesh([.. Vertices.Select(vertex =>
            new FaceMeshVertex((float)(vertex.X * scaleX), (float)(vertex.Y * scaleY), (float)(vertex.Depth * step)))]);
    }
}
