using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>
/// CE(M_ER(E_e(A(I_g))), expression of I_e) over the pictures whose target is not yet read with <see cref="Enough"/>; not in the paper.
/// </summary>
/// <remarks>Pictures beyond the stop have no gradient: a classifier that may push for certainty ends with textures instead of faces.</remarks>
internal static class GeneratedClassificationLoss
{
    /// <summary>Share of the target's votes that counts as read.</summary>
    public const double Enough = 0.7;

    /// <param name="logits">M_ER of changed generated faces, [N, 7].</param>
    /// <param name="expressionTargets">[N, 7], rows sum to 1.</param>
    public static Tensor Compute(Tensor logits, Tensor expressionTargets)
    {
        Tensor each = -(expressionTargets * functional.log_softmax(logits, 1)).sum([1]);
        Tensor overlap = minimum(functional.softmax(logits, 1), expressionTargets).sum([1]);
        return (each * overlap.detach().lt(Enough).to(float32)).mean();
    }
}
