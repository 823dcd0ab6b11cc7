namespace TDGan.Training.Export;

/// <summary>What is fitted on the validation split after training and becomes part of the exported graph.</summary>
/// <param name="LogitShift">Added to the logits: -tau log prior, seven values (logit adjustment, Menon et al., ICLR 2021).</param>
/// <param name="Tau">tau, 0 for none.</param>
/// <param name="Temperature">T in softmax(logits / T) (Guo et al., ICML 2017), above 0.</param>
internal sealed record ExpressionCalibration(float[] LogitShift, double Tau, double Temperature)
{
    /// <summary>No change.</summary>
    public static ExpressionCalibration None { get; } = new(new float[Inference.Expressions.ExpressionLabels.Count], 0, 1);
}
