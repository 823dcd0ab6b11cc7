using static TorchSharp.torch;

namespace TDGan.Training.Losses;

/// <summary>1 - cos of the frozen identity embeddings of I_g and I_f, mean over the batch; not in the paper.</summary>
internal static class IdentityEmbeddingLoss
{
    /// <param name="generated">Embedding of I_g, [N, E] of length 1.</param>
    /// <param name="faces">Embedding of I_f, [N, E] of length 1; detached.</param>
    public static Tensor Compute(Tensor generated, Tensor faces) => 1 - (generated * faces.detach()).sum([1]).mean();
}
