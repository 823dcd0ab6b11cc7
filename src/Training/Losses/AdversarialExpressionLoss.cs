using static TorchSharp.torch;

namespace TDGan.Training.Losses;

/// <summary>L_adv^e = CE(D_e(I_g), expression of I_e) (paper, eq. 6).</summary>
internal static class AdversarialExpressionLoss
{
    /// <param name="logits">D_e(I_g), [N, 7] or, with a fake class, [N, 8].</param>
    /// <param name="expressionTargets">[N, 7], rows sum to 1.</param>
    public static Tensor Compute(Tensor logits, Tensor expressionTargets)
    {
        long missing = logits.shape[1] - expressionTargets.shape[1];
        Tensor targets = missing == 0 ? expressionTargets : cat([expressionTargets, zeros(expressionTargets.shape[0], missing)], 1);
        return ExpressionClassificationLoss.Compute(logits, targets);
    }
}
