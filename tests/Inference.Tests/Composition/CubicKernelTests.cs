using System.Runtime.Intrinsics;
using TDGan.Inference.Composition;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

public sealed class CubicKernelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.25f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void Weights_Anywhere_RepeatEveryParabola(float t)
    {
        Vector128<float> weights = CubicKernel.Weights(t);

        // Samples at -1, 0, 1 and 2 of 1, x and x^2.
        Assert.Equal(1, Vector128.Sum(weights), 1e-6f);
        Assert.Equal(t, -weights[0] + weights[2] + (2 * weights[3]), 1e-6f);
        Assert.Equal(t * t, weights[0] + weights[2] + (4 * weights[3]), 1e-6f);
    }
}
