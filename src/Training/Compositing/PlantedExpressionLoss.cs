using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Compositing;

/// <summary>
/// L1 of I_g and the face with the expression planted into it, of pixels and of their differences to the next, mean over pairs by how well the heads
/// fit; not in the paper. The planted part counts four times, as it is a quarter of the picture, and is compared after a low-pass: its fine detail is
/// another person's, and the face's own may stay.
/// </summary>
internal static class PlantedExpressionLoss
{
    private const float PlantedWeight = 3;
    private const long Window = 3;

    /// <param name="generatedFaces">I_g, [N, 1, S, S].</param>
    /// <param name="planted">What they should be.</param>
    public static Tensor Compute(Tensor generatedFaces, PlantedFaces planted)
    {
        Tensor weight = (1 + (PlantedWeight * planted.Mask)) * planted.Fit.view(-1, 1, 1, 1);
        Tensor difference = generatedFaces - planted.Images;
        difference = difference + (planted.Mask * (LowPass(difference) - difference));
        return Mean(difference, weight) + Mean(Slope(difference, 2), Shorter(weight, 2)) + Mean(Slope(difference, 3), Shorter(weight, 3));
    }

    private static Tensor LowPass(Tensor x)
    {
        Tensor Smooth(Tensor y) => functional.avg_pool2d(y, Window, stride: 1, padding: Window / 2, count_include_pad: false);
        return Smooth(Smooth(x));
    }

    private static Tensor Mean(Tensor difference, Tensor weight) => (difference.abs() * weight).sum() / weight.sum().clamp_min(1);

    private static Tensor Slope(Tensor x, int dimension)
    {
        long length = x.shape[dimension] - 1;
        return x.narrow(dimension, 1, length) - x.narrow(dimension, 0, length);
    }

    private static Tensor Shorter(Tensor x, int dimension) => x.narrow(dimension, 0, x.shape[dimension] - 1);
}
