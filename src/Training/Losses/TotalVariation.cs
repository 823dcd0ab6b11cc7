using static TorchSharp.torch;

namespace TDGan.Training.Losses;

/// <summary>Mean over pixels of |x(i, j + 1) - x(i, j)| + |x(i + 1, j) - x(i, j)|.</summary>
internal static class TotalVariation
{
    /// <param name="map">[N, 1, S, S].</param>
    public static Tensor Compute(Tensor map)
    {
        long side = map.shape[3];
        Tensor across = (map.narrow(3, 1, side - 1) - map.narrow(3, 0, side - 1)).abs().mean();
        return across + (map.narrow(2, 1, side - 1) - map.narrow(2, 0, side - 1)).abs().mean();
    }
}
