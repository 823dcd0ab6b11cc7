using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>How often the pictures of rare classes are drawn.</summary>
internal static class ClassBalance
{
    /// <summary>One weight a picture: the mean over its soft label of n_class^(-exponent), n counted in the set's own pictures.</summary>
    /// <param name="samples">The training pictures.</param>
    /// <param name="exponent">0 leaves all alike, 1 draws all classes alike.</param>
    /// <param name="addedShare">Share of the draws that the added pictures get together, 0-0.9.</param>
    public static double[] Weights(ExpressionSamples samples, double exponent, double addedShare = 0)
    {
        using var scope = NewDisposeScope();
        Tensor perClass = Own(samples).sum([0]).clamp_min(1).pow(-exponent);
        double[] weights = [.. samples.Targets.matmul(perClass).cpu().data<float>().ToArray().Select(weight => (double)weight)];
        int own = samples.Count - samples.Added;
        if (samples.Added > 0)
        {
            double scale = addedShare / (1 - addedShare) * weights[..own].Sum() / weights[own..].Sum();
            for (int i = own; i < weights.Length; i++)
            {
                weights[i] *= scale;
            }
        }

        return weights;
    }

    /// <summary>Share of each class in the votes, seven values that sum to 1.</summary>
    public static float[] Prior(ExpressionSamples samples)
    {
        using var scope = NewDisposeScope();
        return Own(samples).mean([0]).cpu().data<float>().ToArray();
    }

    private static Tensor Own(ExpressionSamples samples) => samples.Targets.narrow(0, 0, samples.Count - samples.Added);
}
