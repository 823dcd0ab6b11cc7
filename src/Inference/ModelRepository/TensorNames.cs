namespace TDGan.Inference.ModelRepository;

/// <summary>Names of the tensors of the TDGAN graphs.</summary>
public static class TensorNames
{
    /// <summary>Face picture in, or generated picture out: [-1, 1, S, S] in [0, 1].</summary>
    public const string Image = "image";

    /// <summary>Scores before the temperature, [-1, 7].</summary>
    public const string Logits = "logits";

    /// <summary>Softmax after the fitted temperature, [-1, 7].</summary>
    public const string Probabilities = "probabilities";

    /// <summary>d_e, [-1, C, h, w].</summary>
    public const string ExpressionCode = "expression_code";

    /// <summary>d_f, [-1, C, h, w].</summary>
    public const string FaceCode = "face_code";

    /// <summary>d_n, uniform in [0, 1), [-1, C, h, w]; optional.</summary>
    public const string Noise = "noise";

    /// <summary>The face picture again, [-1, 1, S, S], where the decoder composes with it; optional.</summary>
    public const string Face = "face";
}
