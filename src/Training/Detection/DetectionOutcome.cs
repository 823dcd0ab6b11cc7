using TDGan.Inference.Faces;

namespace TDGan.Training.Detection;

/// <summary>What became of a box that a detector found.</summary>
/// <param name="Found">The box.</param>
/// <param name="Face">The face that it is, or null where it is none.</param>
internal sealed record DetectionOutcome(DetectedFace Found, SceneFace? Face);
