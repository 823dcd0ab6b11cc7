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
}
