using TDGan.Inference.Expressions;

namespace TDGan.Inference.Interpolation;

/// <summary>An expression by a picture that shows it or by its label; exactly one of the two.</summary>
public sealed record ExpressionSource
{
    private ExpressionSource()
    {
    }

    /// <summary>The encoded picture, or null.</summary>
    public ReadOnlyMemory<byte>? Picture { get; private init; }

    /// <summary>The label whose mean code is taken, or null.</summary>
    public Expression? Label { get; private init; }

    /// <summary>The expression that a picture shows.</summary>
    /// <param name="picture">A JPEG, PNG, WebP, BMP or GIF file; read only during the call.</param>
    public static ExpressionSource Of(ReadOnlyMemory<byte> picture) => new() { Picture = picture };

    /// <summary>The mean expression code of a class, kept with the model as prototype.</summary>
    /// <param name="label">Which class.</param>
    public static ExpressionSource Of(Expression label) => new() { Label = label };
}
