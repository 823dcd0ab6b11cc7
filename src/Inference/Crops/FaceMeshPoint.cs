namespace TDGan.Inference.Crops;

/// <summary>What a point of the mesh is.</summary>
/// <param name="Name">The group in camelCase and the point's place in it, such as <c>outerLips0</c>.</param>
/// <param name="Group">The part of the face.</param>
/// <param name="SourceIndex">The point of the canonical face model of 468 points (MediaPipe Face Mesh) that it is.</param>
/// <param name="Mirrored">Index of the point that it becomes in a mirror; its own on the middle line.</param>
public sealed record FaceMeshPoint(string Name, FaceMeshGroup Group, int SourceIndex, int Mirrored);
