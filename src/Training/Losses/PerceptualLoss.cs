using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>L_per = MSE(phi(I_g), phi(I_f)), the target detached (paper, eq. 8).</summary>
internal static class PerceptualLoss
{
    /// <param name="generatedFeatures">phi(I_g), [N, C, h, w].</param>
    /// <param name="faceFeatures">phi(I_f), [N, C, h, w].</param>
    public static Tensor Compute(Tensor generatedFeatures, Tensor faceFeatures) => functional.mse_loss(generatedFeatures, faceFeatures.detach());
}
