using static TorchSharp.torch;

namespace TDGan.Training.Losses;

/// <summary>L_Df = CE(D_f(I_f), identity) + CE(D_f(I_g), fake class); I_g detached (paper, before eq. 6).</summary>
internal static class IdentityDiscriminatorLoss
{
    /// <param name="realLogits">D_f(I_f), [N, identities + 1].</param>
    /// <param name="identityLabels">[N], -1 where the identity is not known.</param>
    /// <param name="fakeLogits">D_f(I_g), [N, identities + 1].</param>
    public static Tensor Compute(Tensor realLogits, Tensor identityLabels, Tensor fakeLogits)
    {
        using Tensor fakeIdentityLabel = full_like(identityLabels, fakeLogits.shape[1] - 1);
        return RealIdentityLoss.Compute(realLogits, identityLabels) + nn.functional.cross_entropy(fakeLogits, fakeIdentityLabel);
    }
}
