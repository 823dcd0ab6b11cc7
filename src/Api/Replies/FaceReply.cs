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

    /// <summary>Detector score 0-1; null where the whole picture was taken as the face.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required float? Confidence { get; init; }

    /// <summary>Five landmarks, or none where the face was not detected; only with include=landmarks.</summary>
    public IReadOnlyList<LandmarkReply>? Landmarks { get; init; }

    /// <summary>How well the face can be read; only with include=quality.</summary>
    public QualityReply? Quality { get; init; }

    /// <summary>The label with the highest score.</summary>
    public required Expression Dominant { get; init; }

    /// <summary>The topK highest scores, highest first.</summary>
    public required IReadOnlyList<ScoreReply> Expressions { get; init; }

    /// <summary>All seven logits in the order of the model's labels; only with include=logits.</summary>
    public IReadOnlyList<LogitReply>? Logits { get; init; }
}
