using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Pictures;

public sealed class NeighbourMapTests
{
    [Fact]
    public void Place_TwoGroups_KeepsThemApart()
    {
        random.manual_seed(8);
        using Tensor points = cat([randn(30, 12), randn(30, 12) + 8]);
        using Tensor places = NeighbourMap.Place(points, seed: 1);
        Assert.Equal([60, 2], places.shape);
        using Tensor first = places.narrow(0, 0, 30);
        using Tensor second = places.narrow(0, 30, 30);
        double gap = (first.mean([0]) - second.mean([0])).norm().item<float>();
        double spread = Math.Max(first.std(0).max().item<float>(), second.std(0).max().item<float>());
        Assert.True(gap > 3 * spread, $"gap {gap}, spread {spread}");
    }

    [Fact]
    public void Place_SameSeed_GivesTheSameMap()
    {
        random.manual_seed(9);
        using Tensor points = randn(20, 4);
        using Tensor one = NeighbourMap.Place(points, seed: 2);
        using Tensor other = NeighbourMap.Place(points, seed: 2);
        Assert.True(one.Equals(other));
    }
}
