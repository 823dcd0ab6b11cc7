using TDGan.Training.Compositing;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Compositing;

public sealed class PlantedExpressionLossTests
{
    private static PlantedFaces Planted() => new(full([2, 1, 16, 16], 0.5f), Half(), tensor(new[] { 1f, 0f }));

    [Fact]
    public void Compute_TheTargetItself_IsZero()
    {
        using var scope = NewDisposeScope();
        PlantedFaces planted = Planted();
        Assert.Equal(0f, PlantedExpressionLoss.Compute(planted.Images, planted).item<float>(), 1e-6f);
    }

    [Fact]
    public void Compute_HeadsThatDoNotFit_DoNotCount()
    {
        using var scope = NewDisposeScope();
        PlantedFaces planted = Planted();
        Tensor generated = planted.Images.clone();
        generated[1].fill_(1);
        Assert.Equal(0f, PlantedExpressionLoss.Compute(generated, planted).item<float>(), 1e-6f);
        generated[0].fill_(1);
        Assert.Equal(0.5f, PlantedExpressionLoss.Compute(generated, planted).item<float>(), 1e-5f);
    }

    [Fact]
    public void Compute_FineDetail_CostsLessWhereItIsPlanted()
    {
        using var scope = NewDisposeScope();
        PlantedFaces planted = Planted();
        Tensor checks = ((arange(16).view(1, 16) + arange(16).view(16, 1)) % 2).to(float32) * 0.2;
        Tensor inside = planted.Images + (checks * planted.Mask), outside = planted.Images + (checks * (1 - planted.Mask));

        // Four times the weight, and yet less: the low-pass takes the checks away.
        Assert.True(PlantedExpressionLoss.Compute(inside, planted).item<float>() < PlantedExpressionLoss.Compute(outside, planted).item<float>());
    }

    private static Tensor Half()
    {
        Tensor mask = zeros(2, 1, 16, 16);
        mask.narrow(2, 0, 8).fill_(1);
        return mask;
    }
}
