using TDGan.Inference.Crops;

namespace TDGan.Inference.Faces;

/// <summary>A face in an image.</summary>
/// <param name="Box">Where, in pixels of the upright image.</param>
/// <param name="Confidence">
/// How sure it is that this is a face, in [0, 1]: the score of the second look where there was one, else the detector's; null where the picture or
/// a given box was taken as the face.
/// </param>
/// <param name="Landmarks">Five landmarks, or empty.</param>
public sealed record DetectedFace(FaceBox Box, float? Confidence, IReadOnlyList<FaceLandmark> Landmarks)
{
    /// <summary>What a closer look says of the face; null where there was none.</summary>
    public FaceLook? Look { get; init; }

    /// <summary>All points with depth; null where no model gives them.</summary>
    public FaceMesh? Mesh => Look?.Mesh;

    /// <summary>How the head is held; null where there is no mesh.</summary>
    public HeadPose? Pose => Mesh is { } mesh ? HeadPose.Of(mesh) : null;

    /// <summary>The same face in the picture that this one's picture is a part of.</summary>
    /// <param name="left">Where the part lies, in pixels of a copy of the whole.</param>
    /// <param name="top">Where the part lies, in pixels of a copy of the whole.</param>
    /// <param name="scaleX">Columns of the copy for each column of the whole.</param>
    /// <param name="scaleY">Rows of the copy for each row of the whole.</param>
    internal DetectedFace From(int left, int top, double scaleX, double scaleY)
    {
        float X(float x) => (float)((x + left) / scaleX);
        float Y(float y) => (float)((y + top) / scaleY);
        double step = Math.Sqrt(scaleX * scaleY);
        return this with
        {
            Box = new FaceBox(X(Box.X), Y(Box.Y), (float)(Box.Width / scaleX), (float)(Box.Height / scaleY)),
            Landmarks = [.. Landmarks.Select(point => point with { X = X(point.X), Y = Y(point.Y) })],
            Look = Look is { } look
                ? look with
                {
                    Scale = look.Scale / step,
                    Mesh = look.Mesh is { } mesh
                        ? new FaceMesh([.. mesh.Vertices.Select(vertex =>
                            new FaceMeshVertex(X(vertex.X), Y(vertex.Y), (float)(vertex.Depth / step)))])
                        : null,
                }
                : null,
        };
    }
}
