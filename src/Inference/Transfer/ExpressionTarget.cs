using TDGan.Inference.Expressions;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Motion;

namespace TDGan.Inference.Transfer;

/// <summary>An expression that faces are to show.</summary>
/// <param name="Code">d_e, [C, h, w].</param>
/// <param name="Weights">How much it is of each label, 0-1 and together 1, in the order of <see cref="ExpressionLabels.All"/>.</param>
/// <param name="Motion">How the points of a face move to show it (<see cref="MotionModel"/>); empty where the decoder has no such model.</param>
internal sealed record ExpressionTarget(float[] Code, float[] Weights, float[] Motion)
{
    /// <summary>The mean code of a label.</summary>
    /// <param name="model">The expression branch.</param>
    /// <param name="label">Which.</param>
    /// <param name="parameter">The option that named it, for the error.</param>
    /// <param name="motion">How faces move, or null.</param>
    /// <param name="seed">Chooses among the ways in which people show it.</param>
    public static ExpressionTarget Of(ServedModel model, Expression label, string parameter, MotionModel? motion, uint seed)
    {
        float[] weights = new float[ExpressionLabels.Count];
        weights[(int)label] = 1;
        return new(CodeEncoder.Prototype(model, label, parameter), weights, motion?.CodeOf(label, seed) ?? []);
    }

    /// <summary>The straight line from one to the other.</summary>
    public static ExpressionTarget Blend(ExpressionTarget from, ExpressionTarget to, float t) =>
        new(CodeEncoder.Blend(from.Code, to.Code, t), CodeEncoder.Blend(from.Weights, to.Weights, t), CodeEncoder.Blend(from.Motion, to.Motion, t));

    /// <summary>What the face of a picture that was read shows already, as a motion; empty for a label.</summary>
    public float[] Shown { get; init; } = [];

    /// <summary>The motion that leads to it from what a face shows already; empty where the decoder has no motion model.</summary>
    /// <param name="own">The face's.</param>
    /// <param name="intensity">How much of it, 0-1.</param>
    public float[] MotionFrom(ExpressionTarget own, float intensity) => [.. Motion.Zip(own.Shown, (wanted, shown) => intensity * (wanted - shown))];
}
