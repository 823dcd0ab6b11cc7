using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>How often the pictures of rare classes are drawn.</summary>
internal static class ClassBalance
{
    /// <summary>One weight a picture: the mean over its soft label of n_class^(-exponent).</summary>
    /// <param name="samples">The training pictures.</param>
    /// <param name="exponent">0 leaves all alike, 1 draws all classes alike.</param>
    public static double[] Weights(ExpressionSamples samples, double exponent)
    {
        using var scope = NewDisposeScope();
        Tensor perClass = samples.Targets.sum([0]).clamp_min(1).pow(-exponent);
        return [.. samples.Targets.matmul(perClass).cpu().data<float>().ToArray().Select(weight => (double)weight)];
    }

    /// <summary>Share of each class in the votes, seven values that sum to 1.</summary>
    public static float[] Prior(ExpressionSamples samples)
    {
        using var scope = NewDisposeScope();
        return samples.Targets.mean([0]).cpu().data<float>().ToArray();
    }
}
