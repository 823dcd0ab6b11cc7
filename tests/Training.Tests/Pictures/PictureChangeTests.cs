using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Pictures;

public sealed class PictureChangeTests
{
    public static TheoryData<string> Names => [.. PictureChange.All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_EveryChange_ChangesPicturesAndKeepsTheirShapeAndRange(string name)
    {
        random.manual_seed(3);
        using Tensor images = rand(5, 1, 48, 48);
        using Tensor changed = PictureChange.All.Single(change => change.Name == name).Apply(images);
        Assert.Equal(images.shape, changed.shape);
        Assert.InRange(changed.min().item<float>(), -1e-5f, 1);
        Assert.InRange(changed.max().item<float>(), 0, 1.00001f);
        Assert.True((changed - images).abs().mean().item<float>() > 0.01);
    }

    [Fact]
    public void Shift_OnePicture_MovesItByThatShare()
    {
        using Tensor images = zeros(1, 1, 40, 40);
        images[0, 0, 20, 20] = 1;
        using Tensor shifted = PictureChange.Shift(0.05).Apply(images);
        Assert.Equal(1, shifted[0, 0, 20, 18].item<float>(), 1e-5);
    }

    [Fact]
    public void Blur_Point_KeepsItsSum()
    {
        using Tensor images = zeros(1, 1, 33, 33);
        images[0, 0, 16, 16] = 1;
        using Tensor blurred = GaussianBlur.Apply(images, 1.5);
        Assert.Equal(1, blurred.sum().item<float>(), 1e-4);
        Assert.Equal(1 / (2 * Math.PI * 2.25), blurred[0, 0, 16, 16].item<float>(), 2e-3);
    }
}
