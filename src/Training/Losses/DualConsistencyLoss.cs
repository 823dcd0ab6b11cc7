using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>
/// L_dual = |G(I_g, I_f) - I_f|_1 + |G(I_e, I_g) - I_e|_1 (paper, eq. 7): taking a face's own expression back restores it, and a face that
/// takes the expression that was taken from it stays as it is. One call gives one of the two terms.
/// </summary>
internal static class DualConsistencyLoss
{
    /// <param name="reconstructedFaces">[N, 1, S, S].</param>
    /// <param name="faces">[N, 1, S, S].</param>
    public static Tensor Compute(Tensor reconstructedFaces, Tensor faces) => functional.l1_loss(reconstructedFaces, faces);
}
