using static TorchSharp.torch;

namespace TDGan.Training.Losses;

/// <summary>Total variation of I_g - I_f, mean over pixels: a change of expression has few edges of its own; not in the paper.</summary>
internal static class ChangeSmoothnessLoss
{
    /// <param name="generatedFaces">I_g, [N, 1, S, S].</param>
    /// <param name="faces">I_f, [N, 1, S, S].</param>
    public static Tensor Compute(Tensor generatedFaces, Tensor faces) => TotalVariation.Compute(generatedFaces - faces);
}
