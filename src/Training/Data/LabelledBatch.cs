using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>Pictures of one step and what is to be read in them.</summary>
/// <param name="Images">[N, 1, S, S] in [0, 1].</param>
/// <param name="Labels">Shares of votes [N, 7], or 64-bit people [N].</param>
internal readonly record struct LabelledBatch(Tensor Images, Tensor Labels)
{
    /// <summary>Both tensors.</summary>
    public IEnumerable<Tensor> Tensors => [Images, Labels];
}
