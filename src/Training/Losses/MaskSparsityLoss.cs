using static TorchSharp.torch;

namespace TDGan.Training.Losses;

/// <summary>Mean of 1 - A: as much of the face picture as possible stays (Pumarola et al., ECCV 2018); not in the paper.</summary>
internal static class MaskSparsityLoss
{
    /// <param name="mask">A, [N, 1, S, S] in [0, 1].</param>
    public static Tensor Compute(Tensor mask) => 1 - mask.mean();
}
