using TDGan.Training.Loops;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Loops;

public sealed class FiniteGuardTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void CheckLosses_NotFinite_NamesLossAndCheckpoint(double value)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => FiniteGuard.CheckLosses("adversarial", 7, [("perceptual", 1), ("faceRealism", value)], "checkpoint-3-00000005"));
        Assert.Contains("faceRealism", error.Message, StringComparison.Ordinal);
        Assert.Contains("checkpoint-3-00000005", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckWeights_OneIsNotANumber_NamesIt()
    {
        using var convolution = new Convolution(1, 2, kernel: 3, bias: true, rectified: true);
        FiniteGuard.CheckWeights("expression", 1, [convolution], checkpoint: null);
        using (no_grad())
        {
            convolution.Bias!.fill_(float.NaN);
        }

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => FiniteGuard.CheckWeights("expression", 1, [convolution], checkpoint: null));
        Assert.Contains("conv.bias", error.Message, StringComparison.Ordinal);
    }
}
