using static TorchSharp.torch;

namespace TDGan.Training.Networks;

/// <summary>(x - mean) / sqrt(variance + epsilon) over the pixels of each picture.</summary>
internal static class ImageStandardization
{
    /// <param name="image">[N, 1, H, W].</param>
    /// <param name="epsilon">Keeps a flat picture finite.</param>
    public static Tensor Apply(Tensor image, float epsilon)
    {
        Tensor centred = image - image.mean([2, 3], keepdim: true);
        return centred / (centred.square().mean([2, 3], keepdim: true) + epsilon).sqrt();
    }
}
