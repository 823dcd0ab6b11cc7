namespace TDGan.Inference.Expressions;

/// <summary>A label with its probability.</summary>
/// <param name="Expression">The class.</param>
/// <param name="Score">Softmax probability after the fitted temperature, in [0, 1], not rounded.</param>
public readonly record struct ExpressionScore(Expression Expression, float Score)
{
    /// <summary>The label as written in replies.</summary>
    public string Label => ExpressionLabels.Of(Expression);
}
