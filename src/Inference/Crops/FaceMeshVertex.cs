namespace TDGan.Inference.Crops;

/// <summary>Where a point of a mesh lies, all in pixels of the upright image.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
/// <param name="Depth">Away from the camera, with the mean 0 over the points of the face.</param>
public readonly record struct FaceMeshVertex(float X, float Y, float Depth);
