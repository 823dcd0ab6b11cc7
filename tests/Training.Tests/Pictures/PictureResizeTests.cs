using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Pictures;

public sealed class PictureResizeTests
{
    [Fact]
    public void Through_SmallSide_LeavesNothingOfFineTexture()
    {
        using var scope = NewDisposeScope();
        Tensor chequered = ((arange(48).view(1, 48) + arange(48).view(48, 1)) % 2).to(float32).view(1, 1, 48, 48);

        Tensor seen = PictureResize.Through(chequered, side: 12, output: 48);

        Assert.Equal([1, 1, 48, 48], seen.shape);
        Assert.InRange(seen.min().item<float>(), 0.4f, 0.5f);
        Assert.InRange(seen.max().item<float>(), 0.5f, 0.6f);
    }

    [Fact]
    public void Apply_OwnSide_GivesThePictures()
    {
        using var scope = NewDisposeScope();
        Tensor pictures = rand(2, 1, 16, 16);
        Assert.True(PictureResize.Apply(pictures, 16).Equals(pictures));
    }
}
