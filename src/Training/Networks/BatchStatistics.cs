using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>Batch normalization without the count of batches that nobody reads.</summary>
/// <remarks>
/// The layer's own forward adds 1 to that count through a temporary scalar, which the garbage collector may free while native code still reads
/// it (dotnet/TorchSharp#1496): one run in many thousand steps ended with "argument alpha must not be a floating point number".
/// </remarks>
internal static class BatchStatistics
{
    /// <summary>Share of a new batch in the running statistics, that of PyTorch.</summary>
    private const double Momentum = 0.1;

    /// <summary>What the layer computes in its mode; in training it moves its running statistics.</summary>
    /// <param name="norm">Weights and statistics; affine.</param>
    /// <param name="input">[N, C, H, W].</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static Tensor Normalize(BatchNorm2d norm, Tensor input, double epsilon) => functional.batch_norm(
        input, norm.running_mean!, norm.running_var!, norm.weight!, norm.bias!, norm.training, Momentum, epsilon);
}
