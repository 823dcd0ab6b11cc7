namespace TDGan.Inference.Faces;

/// <summary>What <see cref="FaceLocator"/> found.</summary>
/// <param name="Faces">Largest first.</param>
/// <param name="WholeImageUsed">Whether the one face is the whole picture.</param>
internal sealed record LocatedFaces(IReadOnlyList<DetectedFace> Faces, bool WholeImageUsed)
{
    /// <summary>Faces that were found, those beyond the most that the request wants among them.</summary>
    public int Found { get; init; } = Faces.Count;
}
