using System.Text.Json.Serialization;
using TDGan.Inference.Expressions;

namespace TDGan.Api.Replies;

/// <summary>One face and its apparent expression.</summary>
internal sealed record FaceReply
{
    /// <summary>Position among the faces, largest first, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Where, in pixels of the upright image.</summary>
    public required BoxReply Box { get; init; }

    /// <summary>Where, as shares 0-1 of the upright image's sides.</summary>
    public required BoxReply BoxNormalized { get; init; }

    /// <summary>
    /// How sure it is that this is a face, 0-1: what the closer look at the found box says, or the detector where there is none; null where the whole
    /// picture was taken as the face.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required float? Confidence { get; init; }

    /// <summary>Five landmarks, or none where the face was not detected; only with include=landmarks.</summary>
    public IReadOnlyList<LandmarkReply>? Landmarks { get; init; }

    /// <summary>All 117 points with depth, or none where no model gives them; only with include=mesh.</summary>
    public IReadOnlyList<MeshPointReply>? Mesh { get; init; }

    /// <summary>How the head is held; absent where no model gives a mesh.</summary>
    public PoseReply? Pose { get; init; }

    /// <summary>How well the face can be read; only with include=quality.</summary>
    public QualityReply? Quality { get; init; }

    /// <summary>The label with the highest score.</summary>
    public required Expression Dominant { get; init; }

    /// <summary>Whether the highest score is so low that such readings are often wrong; docs/api.md has the share.</summary>
    public required bool Uncertain { get; init; }

    /// <summary>The topK highest scores, highest first.</summary>
    public required IReadOnlyList<ScoreReply> Expressions { get; init; }

    /// <summary>All seven logits in the order of the model's labels; only with include=logits.</summary>
    public IReadOnlyList<LogitReply>? Logits { get; init; }
}
