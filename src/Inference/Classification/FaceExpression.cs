using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;

namespace TDGan.Inference.Classification;

/// <summary>The apparent expression of one face.</summary>
/// <param name="Index">Position among the faces, largest first, from 0.</param>
/// <param name="Face">Where the face is.</param>
/// <param name="Scores">All seven scores, highest first; they sum to 1 within 1e-5.</param>
/// <param name="Logits">The seven logits in the order of <see cref="Expression"/>, before the temperature.</param>
public sealed record FaceExpression(int Index, DetectedFace Face, IReadOnlyList<ExpressionScore> Scores, IReadOnlyList<float> Logits)
{
    /// <summary>How well the face can be read; null where it was not measured.</summary>
    public FaceQuality? Quality { get; init; }

    /// <summary>Bound of <see cref="IsUncertain"/> where a model's manifest names none, 0-1.</summary>
    public const float UncertainBelow = 0.5f;

    /// <summary>Whether the highest score is so low that such readings are often wrong: below the bound of the model.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>The expression with the highest score.</summary>
    public Expression Dominant => Scores[0].Expression;
}
