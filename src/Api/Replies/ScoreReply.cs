using TDGan.Inference.Expressions;

namespace TDGan.Api.Replies;

/// <summary>A label with its score.</summary>
internal sealed record ScoreReply
{
    /// <summary>The label of the apparent expression.</summary>
    public required Expression Label { get; init; }

    /// <summary>Probability 0-1, not rounded; all seven sum to 1.</summary>
    public required float Score { get; init; }

    public static ScoreReply From(ExpressionScore score) => new() { Label = score.Expression, Score = score.Score };
}
