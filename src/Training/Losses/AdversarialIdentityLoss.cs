using static TorchSharp.torch;

namespace TDGan.Training.Losses;

/// <summary>L_adv^f = CE(D_f(I_g), identity of I_f) (paper, eq. 6).</summary>
internal static class AdversarialIdentityLoss
{
    /// <param name="logits">D_f(I_g), [N, identities + 1].</param>
    /// <param name="identityLabels">[N], -1 where the identity is not known.</param>
    public static Tensor Compute(Tensor logits, Tensor identityLabels) => RealIdentityLoss.Compute(logits, identityLabels);
}
