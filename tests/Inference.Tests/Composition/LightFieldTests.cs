using TDGan.Inference.Composition;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

public sealed class LightFieldTests
{
    [Theory]
    [InlineData(0.4f)]
    [InlineData(-0.4f)]
    public void Apply_Light_MovesTheLuminanceByThatMuchInLogitSpace(float light)
    {
        float[] colour = [180, 120, 90];
        float before = Logit(colour);

        LightField.Apply(colour, light);

        Assert.Equal(light, Logit(colour) - before, 1e-3f);
        Assert.All(colour, value => Assert.InRange(value, 0, 255));
    }

    [Fact]
    public void Apply_NoLight_LeavesTheColour()
    {
        float[] colour = [180, 120, 90];

        LightField.Apply(colour, 0);

        Assert.Equal([180, 120, 90], colour);
    }

    private static float Logit(float[] colour)
    {
        float luminance = ((0.299f * colour[0]) + (0.587f * colour[1]) + (0.114f * colour[2])) / 255;
        return MathF.Log(luminance / (1 - luminance));
    }
}
