using TDGan.Training.Compositing;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Compositing;

public sealed class FaceRegionsTests
{
    private const int Side = 64;

    // Eyes at pixels (20, 24) and (44, 24), mouth at (32, 46).
    private static readonly float[] Pixels = [20, 24, 44, 24, 32, 36, 24, 46, 40, 46];

    [Fact]
    public void Regions_OfAFace_CoverTheirPartsAndNotTheOthers()
    {
        using var scope = NewDisposeScope();
        var regions = new FaceRegions(tensor([.. Pixels.Select(pixel => ((pixel + 0.5f) / Side * 2) - 1)], [1, 5, 2]), Side);
        Tensor mouth = regions.Mouth, brows = regions.Brows, inner = regions.Inner;
        Assert.Equal([1, Side, Side], mouth.shape[1..]);
        Assert.Equal((1f, 0f), (At(mouth, 32, 46), At(mouth, 32, 24)));
        Assert.Equal((0f, 1f), (At(brows, 32, 46), At(brows, 32, 24)));
        Assert.All(new[] { (20, 24), (44, 24), (32, 46), (32, 36) }, place => Assert.InRange(At(inner, place.Item1, place.Item2), 0.99f, 1f));
        Assert.Equal(0f, At(inner, 0, 0));
    }

    private static float At(Tensor map, int x, int y) => map[0, 0, y, x].item<float>();
}
