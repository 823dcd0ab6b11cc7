using TDGan.Inference.Crops;

namespace TDGan.Inference.Faces;

/// <summary>A face in an image.</summary>
/// <param name="Box">Where, in pixels of the upright image.</param>
/// <param name="Confidence">Detector score in [0, 1]; null where the picture was taken as the face without a detector.</param>
/// <param name="Landmarks">Five landmarks, or empty.</param>
public sealed record DetectedFace(FaceBox Box, float? Confidence, IReadOnlyList<FaceLandmark> Landmarks);
