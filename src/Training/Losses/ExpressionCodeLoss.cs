using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Losses;

/// <summary>1 - cos(pool E_e(I_g), pool d_e): the generated face carries the expression code it was made from; not in the paper.</summary>
internal static class ExpressionCodeLoss
{
    private const double Epsilon = 1e-8;

    /// <param name="generatedCode">E_e(I_g), [N, C, h, w].</param>
    /// <param name="expressionCode">d_e, [N, C, h, w]; detached.</param>
    public static Tensor Compute(Tensor generatedCode, Tensor expressionCode) =>
        1 - functional.cosine_similarity(generatedCode.mean([2, 3]), expressionCode.detach().mean([2, 3]), 1, Epsilon).mean();
}
