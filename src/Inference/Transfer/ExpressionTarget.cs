using TDGan.Inference.Expressions;
using TDGan.Inference.ModelRepository;

namespace TDGan.Inference.Transfer;

/// <summary>An expression that faces are to show.</summary>
/// <param name="Code">d_e, [C, h, w].</param>
/// <param name="Weights">How much it is of each label, 0-1 and together 1, in the order of <see cref="ExpressionLabels.All"/>.</param>
internal sealed record ExpressionTarget(float[] Code, float[] Weights)
{
    /// <summary>The mean code of a label.</summary>
    /// <param name="model">The expression branch.</param>
    /// <param name="label">Which.</param>
    /// <param name="parameter">The option that named it, for the error.</param>
    public static ExpressionTarget Of(ServedModel model, Expression label, string parameter)
    {
        float[] weights = new float[ExpressionLabels.Count];
        weights[(int)label] = 1;
        return new(CodeEncoder.Prototype(model, label, parameter), weights);
    }

    /// <summary>The straight line from one to the other.</summary>
    public static ExpressionTarget Blend(ExpressionTarget from, ExpressionTarget to, float t) =>
        new(CodeEncoder.Blend(from.Code, to.Code, t), CodeEncoder.Blend(from.Weights, to.Weights, t));
}
