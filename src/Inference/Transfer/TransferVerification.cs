using TDGan.Inference.Expressions;

namespace TDGan.Inference.Transfer;

/// <summary>What the recogniser reads in a generated picture.</summary>
/// <param name="Dominant">The expression with the highest score in I_g.</param>
/// <param name="Score">Its score, 0-1.</param>
/// <param name="AgreesWithExpression">
/// Whether it is the label that was asked for, or what the recogniser reads in the expression picture.
/// </param>
public sealed record TransferVerification(Expression Dominant, float Score, bool AgreesWithExpression);
