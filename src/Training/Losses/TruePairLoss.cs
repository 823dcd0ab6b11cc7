using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>
/// L1 of G(picture 1, expression of picture 2) and picture 2 of the same person; not in the paper. Both are averaged over 4x4 pixels and
/// standardized, because two photos of one person differ in light and never lie on each other pixel by pixel.
/// </summary>
internal static class TruePairLoss
{
    private const long Coarseness = 4;
    private const float Epsilon = 1e-3f;

    /// <param name="generatedFaces">[N, 1, S, S].</param>
    /// <param name="secondPictures">[N, 1, S, S].</param>
    public static Tensor Compute(Tensor generatedFaces, Tensor secondPictures) => functional.l1_loss(Coarse(generatedFaces), Coarse(secondPictures));

    private static Tensor Coarse(Tensor pictures) => Networks.ImageStandardization.Apply(functional.avg_pool2d(pictures, Coarseness), Epsilon);
}
