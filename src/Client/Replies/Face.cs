namespace TDGan.Client.Replies;

/// <summary>One face and its apparent expression.</summary>
/// <param name="Index">Position, largest first, from 0.</param>
/// <param name="Box">Where it is, in pixels of the upright image.</param>
/// <param name="BoxNormalized">The same as shares of width and height.</param>
/// <param name="Confidence">How sure it is that this is a face, 0-1; null where the whole picture was taken.</param>
/// <param name="Dominant">Label of the highest score.</param>
/// <param name="Expressions">Scores, highest first; all seven sum to 1.</param>
/// <param name="Landmarks">Where they were asked for, else null.</param>
/// <param name="Logits">Where they were asked for, else null.</param>
public sealed record Face(
    int Index,
    Box Box,
    Box BoxNormalized,
    float? Confidence,
    string Dominant,
    IReadOnlyList<ExpressionScore> Expressions,
    IReadOnlyList<Landmark>? Landmarks = null,
    IReadOnlyList<ExpressionLogit>? Logits = null)
{
    /// <summary>Whether the highest score is so low that such readings are often wrong.</summary>
    public bool Uncertain { get; init; }

    /// <summary>How the head is held; null where the service has no model that tells.</summary>
    public HeadPose? Pose { get; init; }

    /// <summary>All points with depth where they were asked for, else null.</summary>
    public IReadOnlyList<MeshPoint>? Mesh { get; init; }
}
