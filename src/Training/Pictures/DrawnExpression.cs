using TDGan.Inference.Expressions;

namespace TDGan.Training.Pictures;

/// <summary>How a cartoon face shows an expression; lengths are shares of the picture's side, up is negative.</summary>
/// <param name="Brow">Height of the brows over their rest, up is positive.</param>
/// <param name="BrowSlant">How much higher the inner end of a brow is than the outer one.</param>
/// <param name="Eye">Height of the open eye.</param>
/// <param name="MouthCurve">How much lower the middle of the mouth is than its corners: above 0 a smile.</param>
/// <param name="MouthOpen">Height of the open mouth.</param>
/// <param name="MouthWidth">Width of the mouth.</param>
/// <param name="Nose">Height of the wrinkles beside the nose.</param>
internal readonly record struct DrawnExpression(
    float Brow, float BrowSlant, float Eye, float MouthCurve, float MouthOpen, float MouthWidth, float Nose)
{
    /// <summary>The seven, as drawing lessons teach them.</summary>
    public static DrawnExpression Of(Expression expression) => expression switch
    {
        Expression.Surprise => new(0.06f, 0.00f, 0.11f, 0.00f, 0.15f, 0.14f, 0),
        Expression.Fear => new(0.05f, 0.05f, 0.10f, -0.02f, 0.06f, 0.26f, 0),
        Expression.Disgust => new(-0.02f, -0.02f, 0.04f, -0.04f, 0.03f, 0.20f, 0.06f),
        Expression.Happiness => new(0.01f, 0.00f, 0.05f, 0.08f, 0.05f, 0.32f, 0),
        Expression.Sadness => new(0.01f, 0.06f, 0.05f, -0.07f, 0.00f, 0.22f, 0),
        Expression.Anger => new(-0.04f, -0.07f, 0.06f, -0.03f, 0.00f, 0.24f, 0.02f),
        _ => new(0, 0, 0.07f, 0, 0, 0.22f, 0),
    };
}
