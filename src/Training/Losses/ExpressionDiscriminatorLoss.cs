using static TorchSharp.torch;

namespace TDGan.Training.Losses;

/// <summary>
/// L_De = CE(D_e(I_e), expression) (paper, before eq. 6). With a fake class, which the paper does not have, + CE(D_e(I_g), fake class):
/// a critic that is shown the fakes cannot be fooled by one texture for long.
/// </summary>
internal static class ExpressionDiscriminatorLoss
{
    /// <param name="realLogits">D_e(I_e), [N, 7] or [N, 8].</param>
    /// <param name="expressionTargets">[N, 7], rows sum to 1.</param>
    /// <param name="fakeLogits">D_e(I_g), or null where fakes are not shown.</param>
    public static Tensor Compute(Tensor realLogits, Tensor expressionTargets, Tensor? fakeLogits)
    {
        Tensor real = AdversarialExpressionLoss.Compute(realLogits, expressionTargets);
        return fakeLogits is null ? real : real + nn.functional.cross_entropy(fakeLogits, full([fakeLogits.shape[0]], fakeLogits.shape[1] - 1, int64));
    }
}
