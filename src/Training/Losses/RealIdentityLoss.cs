using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>
/// CE against the identity where it is known, -log(1 - p(fake class)) where only "a real face of someone" is known. With every identity known
/// it is the paper's cross-entropy.
/// </summary>
internal static class RealIdentityLoss
{
    /// <summary>Label of a face whose identity is not known.</summary>
    public const long Unknown = -1;

    /// <param name="logits">[N, identities + 1], the fake class last.</param>
    /// <param name="identityLabels">[N], 64-bit, <see cref="Unknown"/> for none.</param>
    /// <returns>The mean over the batch.</returns>
    public static Tensor Compute(Tensor logits, Tensor identityLabels)
    {
        Tensor known = functional.cross_entropy(logits, identityLabels.clamp_min(0), reduction: Reduction.None);
        Tensor notFake = logits.logsumexp(1) - logits.narrow(1, 0, logits.shape[1] - 1).logsumexp(1);
        return where(identityLabels.ne(Unknown), known, notFake).mean();
    }
}
