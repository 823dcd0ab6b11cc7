using static TorchSharp.torch;

namespace TDGan.Training.Losses;

/// <summary>Total variation of I_g - I_f, mean over pixels: a change of expression has few edges of its own; not in the paper.</summary>
internal static class ChangeSmoothnessLoss
{
    /// <param name="generatedFaces">I_g, [N, 1, S, S].</param>
    /// <param name="faces">I_f, [N, 1, S, S].</param>
    public static Tensor Compute(Tensor generatedFaces, Tensor faces)
    {
        Tensor change = generatedFaces - faces;
        long side = change.shape[3];
        Tensor across = (change.narrow(3, 1, side - 1) - change.narrow(3, 0, side - 1)).abs().mean();
        return across + (change.narrow(2, 1, side - 1) - change.narrow(2, 0, side - 1)).abs().mean();
    }
}
