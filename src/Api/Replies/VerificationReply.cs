using TDGan.Inference.Expressions;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Replies;

/// <summary>What the recogniser reads in the generated picture.</summary>
internal sealed record VerificationReply
{
    /// <summary>The label with the highest score in the generated picture.</summary>
    public required Expression Dominant { get; init; }

    /// <summary>Its score 0-1, not rounded.</summary>
    public required float Score { get; init; }

    /// <summary>Whether it is the label that was asked for, or the one that is read in the expression picture.</summary>
    public required bool AgreesWithExpression { get; init; }

    public static VerificationReply From(TransferVerification verification) => new()
    {
        Dominant = verification.Dominant,
        Score = verification.Score,
        AgreesWithExpression = verification.AgreesWithExpression,
    };
}
