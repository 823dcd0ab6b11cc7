using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>
/// L_cls = CE(M_ER(d_e), expression of I_e). With the votes as soft labels: -sum_k p_k log softmax(logits)_k, mean over the batch;
/// with one-hot targets the paper's cross-entropy.
/// </summary>
internal static class ExpressionClassificationLoss
{
    /// <param name="logits">[N, classes].</param>
    /// <param name="targets">[N, classes], rows sum to 1.</param>
    /// <param name="logitShift">[classes], tau log prior of the logit adjustment, or null.</param>
    public static Tensor Compute(Tensor logits, Tensor targets, Tensor? logitShift) =>
        Compute(logitShift is null ? logits : logits + logitShift, targets);

    /// <inheritdoc cref="Compute(Tensor, Tensor, Tensor?)"/>
    public static Tensor Compute(Tensor logits, Tensor targets) => -(targets * functional.log_softmax(logits, 1)).sum([1]).mean();
}
