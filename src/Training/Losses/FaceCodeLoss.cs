using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>1 - cos(E_f(I_g), d_f) over the whole map: the generated face gives the face code back that it was made from; not in the paper.</summary>
internal static class FaceCodeLoss
{
    private const double Epsilon = 1e-8;

    /// <param name="generatedCode">E_f(I_g), [N, C, h, w].</param>
    /// <param name="faceCode">d_f, [N, C, h, w]; detached.</param>
    public static Tensor Compute(Tensor generatedCode, Tensor faceCode) =>
        1 - functional.cosine_similarity(generatedCode.flatten(1), faceCode.detach().flatten(1), 1, Epsilon).mean();
}
