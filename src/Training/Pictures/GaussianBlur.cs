using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Pictures;

/// <summary>Gaussian blur with the border repeated.</summary>
internal static class GaussianBlur
{
    private const double Reach = 3;

    /// <param name="images">[N, 1, S, S].</param>
    /// <param name="deviation">Standard deviation in pixels, above 0.</param>
    public static Tensor Apply(Tensor images, double deviation)
    {
        using var scope = NewDisposeScope();
        int radius = (int)Math.Ceiling(Reach * deviation);
        Tensor offsets = arange(-radius, radius + 1, float32);
        Tensor kernel = (-offsets.square() / (2 * deviation * deviation)).exp();
        kernel = kernel / kernel.sum();
        Tensor padded = functional.pad(images, [radius, radius, radius, radius], TorchSharp.PaddingModes.Replicate);
        Tensor rows = functional.conv2d(padded, kernel.view(1, 1, 1, -1));
        return functional.conv2d(rows, kernel.view(1, 1, -1, 1)).MoveToOuterDisposeScope();
    }
}
