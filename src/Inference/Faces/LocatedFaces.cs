namespace TDGan.Inference.Faces;

/// <summary>What <see cref="FaceLocator"/> found.</summary>
/// <param name="Faces">Largest first.</param>
/// <param name="WholeImageUsed">Whether the one face is the whole picture.</param>
internal sealed record LocatedFaces(IReadOnlyList<DetectedFace> Faces, bool WholeImageUsed);
