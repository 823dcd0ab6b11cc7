using static TorchSharp.torch;

namespace TDGan.Training.Pictures;

/// <summary>Bytes to network input.</summary>
internal static class PixelScale
{
    private const float MaxByte = 255f;

    /// <summary>Bytes 0-255 to floats in [0, 1].</summary>
    public static Tensor ToUnit(Tensor bytes) => bytes.to(float32).div_(MaxByte);
}
