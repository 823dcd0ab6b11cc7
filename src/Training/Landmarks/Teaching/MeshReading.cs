namespace TDGan.Training.Landmarks.Teaching;

/// <summary>What the mesh teacher says of a face after two looks.</summary>
/// <param name="Points">x, y, z of the points of <see cref="Inference.Crops.FaceMeshTopology"/>, in pixels of the picture; z towards the camera is negative.</param>
/// <param name="Confidence">Probability of a face, the smaller of both looks, 0-1.</param>
/// <param name="Disagreement">Mean distance between the points of both looks, over the longer side of the mesh.</param>
internal sealed record MeshReading(float[] Points, float Confidence, float Disagreement)
{
    private const float SureConfidence = 0.8f;
    private const float MostDisagreement = 0.03f;

    /// <summary>Whether the teacher sees a face in both looks, and the same one: then its points are worth learning.</summary>
    public bool IsSure => Confidence >= SureConfidence && Disagreement <= MostDisagreement;
}
