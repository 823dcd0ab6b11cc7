using static TorchSharp.torch;

namespace TDGan.Training.Networks;

/// <summary>Memory layout of feature maps.</summary>
internal static class TensorMemoryFormat
{
    /// <summary>
    /// The same [N, C, H, W] tensor laid out as [N, H, W, C]. Done once after a stem, every later layer keeps the layout; TorchSharp has no
    /// memory-format argument, so the layout is forced by a permuted copy.
    /// </summary>
    public static Tensor ToChannelsLast(this Tensor tensor) => tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
}
