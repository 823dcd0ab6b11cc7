namespace TDGan.Inference.Faces;

/// <summary>What <see cref="FaceLocator"/> found.</summary>
/// <param name="Faces">Largest first.</param>
/// <param name="WholeImageUsed">Whether the one face is the whole picture.</param>
internal sealed record LocatedFaces(IReadOnlyList<DetectedFace> Faces, bool WholeImageUsed)
{
    /// <summary>Faces that were found, those beyond the most that the request wants among them.</summary>
    public int Found { get; init; } = Faces.Count;

    /// <summary>Side in pixels of the file from which on faces were looked for, where smaller ones may have been missed; null elsewhere.</summary>
    public double? CoarseSide { get; init; }
}
