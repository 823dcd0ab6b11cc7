using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>
/// tau log prior, added to the logits inside a training loss, so that the network itself learns without the imbalance of the classes (Menon et al.,
/// ICLR 2021).
/// </summary>
internal static class LogitAdjustment
{
    private const float SmallestPrior = 1e-6f;

    /// <summary>[7], or null where tau is 0. The caller owns it.</summary>
    /// <param name="samples">Where the prior, the mean of the soft labels, is taken from.</param>
    /// <param name="tau">Strength.</param>
    public static Tensor? Shift(ExpressionSamples samples, double tau)
    {
        if (tau <= 0)
        {
            return null;
        }

        using Tensor prior = tensor([.. ClassBalance.Prior(samples).Select(share => MathF.Max(share, SmallestPrior))]);
        return (prior.log() * tau).DetachFromDisposeScope();
    }
}
