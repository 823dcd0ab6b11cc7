using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>Blends pictures and labels pairwise (Zhang et al., ICLR 2018): x = l x_i + (1 - l) x_j, p = l p_i + (1 - l) p_j, l in [0.5, 1).</summary>
/// <param name="share">Share of the batch that is blended, 0-1; taken from its end.</param>
internal sealed class Mixup(double share)
{
    /// <summary>Blends the last pictures of the batch with its first ones.</summary>
    /// <param name="images">[N, 1, S, S].</param>
    /// <param name="targets">[N, classes].</param>
    /// <param name="generator">Source of chance.</param>
    public (Tensor Images, Tensor Targets) Apply(Tensor images, Tensor targets, RandomGenerator generator)
    {
        long n = images.shape[0];
        long blended = (long)(n * share);
        if (blended == 0)
        {
            return (images, targets);
        }

        Tensor keep = 1 - (rand([n, 1], generator: generator) * 0.5);
        keep = where((arange(n) >= n - blended).unsqueeze(1), keep, ones(1));
        Tensor pixelKeep = keep.view(n, 1, 1, 1);
        return (
            (pixelKeep * images) + ((1 - pixelKeep) * images.roll(blended, 0)),
            (keep * targets) + ((1 - keep) * targets.roll(blended, 0)));
    }
}
