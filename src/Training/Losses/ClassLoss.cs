using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>CE against class indices; pictures with the label -1 do not count.</summary>
internal static class ClassLoss
{
    /// <summary>Label of a picture whose class is not known.</summary>
    public const long Unknown = -1;

    /// <param name="logits">[N, classes].</param>
    /// <param name="labels">[N], 64-bit, <see cref="Unknown"/> for none.</param>
    /// <returns>The mean over the known ones, 0 where none is known.</returns>
    public static Tensor Compute(Tensor logits, Tensor labels)
    {
        Tensor known = labels.ne(Unknown).to(float32);
        Tensor each = functional.cross_entropy(logits, labels.clamp_min(0), reduction: Reduction.None);
        return (each * known).sum() / known.sum().clamp_min(1);
    }
}
