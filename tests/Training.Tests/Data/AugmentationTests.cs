using TDGan.Training.Configuration;
using TDGan.Training.Data;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Data;

public sealed class AugmentationTests
{
    private static readonly AugmentationOptions Nothing = new()
    {
        RotationDegrees = 0,
        Scale = 0,
        Aspect = 0,
        Shift = 0,
        FlipProbability = 0,
        LogGamma = 0,
        ErasingProbability = 0,
    };

    private static readonly AugmentationOptions Everything = new() { SideLight = 0.5, LowResolutionShare = 0.5, NoiseDeviation = 0.03 };

    [Fact]
    public void Apply_EverythingOff_ReturnsThePicture()
    {
        Tensor images = rand(2, 1, 32, 32);
        Tensor changed = Apply(Nothing, images, seed: 1);
        Assert.InRange((changed - images).abs().max().item<float>(), 0f, 1e-5f);
    }

    [Fact]
    public void Apply_EverythingOn_StaysAPictureOfTheSameShape()
    {
        Tensor changed = Apply(Everything, rand(16, 1, 64, 64), seed: 1);
        Assert.Equal([16, 1, 64, 64], changed.shape);
        Assert.InRange(changed.min().item<float>(), 0f, 1f);
        Assert.InRange(changed.max().item<float>(), 0f, 1f);
    }

    [Fact]
    public void Apply_SameSeed_GivesTheSamePictures()
    {
        Tensor images = rand(8, 1, 48, 48);
        Assert.True(Apply(Everything, images, seed: 7).Equals(Apply(Everything, images, seed: 7)));
        Assert.False(Apply(Everything, images, seed: 7).Equals(Apply(Everything, images, seed: 8)));
    }

    [Fact]
    public void Apply_FlipAlways_IsTheMirrorImage()
    {
        Tensor images = rand(1, 1, 16, 16);
        Tensor changed = Apply(Nothing with { FlipProbability = 1 }, images, seed: 1);
        Assert.InRange((changed - images.flip(3)).abs().max().item<float>(), 0f, 1e-5f);
    }

    [Fact]
    public void Apply_LowResolution_TakesDetailFromTheShareOnly()
    {
        Tensor images = rand(4, 1, 64, 64);
        Tensor changed = Apply(Nothing with { LowResolutionShare = 0.5 }, images, seed: 1);
        Assert.True(changed.narrow(0, 0, 2).std().item<float>() < images.std().item<float>() * 0.8f);
        Assert.InRange((changed - images).narrow(0, 2, 2).abs().max().item<float>(), 0f, 1e-5f);
    }

    private static Tensor Apply(AugmentationOptions options, Tensor images, ulong seed)
    {
        using var generator = new RandomGenerator(seed, CPU);
        return new Augmentation(options).Apply(images, generator);
    }

    [Fact]
    public void Apply_NothingActive_GivesThePicturesThemselves()
    {
        using var generator = new RandomGenerator(1, CPU);
        Tensor images = rand(2, 1, 32, 32);
        var off = new Augmentation(AugmentationOptions.Off);
        Assert.False(off.IsActive);
        Assert.Same(images, off.Apply(images, generator));
        Assert.True(new Augmentation(AugmentationOptions.Off with { Shift = 0.1 }).IsActive);
    }

    [Fact]
    public void Apply_DiscriminatorAugmentationOfPlus_LetsGradientsPass()
    {
        using var generator = new RandomGenerator(1, CPU);
        Tensor images = rand(2, 1, 32, 32).requires_grad_(true);
        new Augmentation(OptionsReader.ReadPreset("plus").DiscriminatorAugmentation).Apply(images, generator).sum().backward();
        Assert.True(images.grad!.abs().mean().item<float>() > 0.1f);
    }
}
