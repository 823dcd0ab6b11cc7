using TDGan.Training.Pictures;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>How alike pictures of [0, 1] are, and how sharp. Every function gives a value a picture.</summary>
internal static class ImageSimilarity
{
    private const double WindowDeviation = 1.5;
    private const double C1 = 0.01 * 0.01;
    private const double C2 = 0.03 * 0.03;
    private const double SmallestError = 1e-10;

    /// <summary>Mean absolute difference, 0-1.</summary>
    public static double[] MeanAbsoluteError(Tensor a, Tensor b) => Values((a - b).abs().mean([1, 2, 3]));

    /// <summary>Peak signal-to-noise ratio in decibels: -10 log10 of the mean squared difference; 100 for equal pictures.</summary>
    public static double[] PeakSignalToNoise(Tensor a, Tensor b) =>
        [.. Values((a - b).square().mean([1, 2, 3])).Select(error => -10 * Math.Log10(Math.Max(error, SmallestError)))];

    /// <summary>Structural similarity (Wang et al., IEEE TIP 2004): Gaussian window of deviation 1.5, constants 0.01 and 0.03, mean over the pixels.</summary>
    public static double[] StructuralSimilarity(Tensor a, Tensor b)
    {
        using var scope = NewDisposeScope();
        Tensor Window(Tensor x) => GaussianBlur.Apply(x, WindowDeviation);
        Tensor meanA = Window(a);
        Tensor meanB = Window(b);
        Tensor varianceA = Window(a * a) - meanA.square();
        Tensor varianceB = Window(b * b) - meanB.square();
        Tensor covariance = Window(a * b) - (meanA * meanB);
        Tensor similarity = ((2 * meanA * meanB) + C1) * ((2 * covariance) + C2)
            / ((meanA.square() + meanB.square() + C1) * (varianceA + varianceB + C2));
        return Values(similarity.mean([1, 2, 3]));
    }

    /// <summary>Variance of the Laplacian (4 neighbours, inner pixels): more for sharper pictures.</summary>
    public static double[] Sharpness(Tensor images)
    {
        using var scope = NewDisposeScope();
        Tensor kernel = tensor(new float[] { 0, 1, 0, 1, -4, 1, 0, 1, 0 }, [1, 1, 3, 3]);
        return Values(functional.conv2d(images, kernel).flatten(1).var(1));
    }

    private static double[] Values(Tensor tensor) => [.. tensor.to(float32).data<float>().ToArray().Select(value => (double)value)];
}
