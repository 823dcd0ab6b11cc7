using TDGan.Training.Configuration;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Networks;

public sealed class DiscriminatorOptionTests
{
    [Fact]
    public void Convolution_Spectral_IsThePlainOneOverItsLargestSingularValue()
    {
        random.manual_seed(4);
        using var scope = NewDisposeScope();
        using var spectral = new Convolution(3, 8, kernel: 3, bias: true, rectified: true, spectral: true);
        Tensor image = rand(1, 3, 9, 9);
        for (int i = 0; i < 50; i++)
        {
            spectral.forward(image);
        }

        spectral.eval();
        Tensor largest = linalg.svdvals(spectral.Weight.flatten(1)).max();
        Tensor expected = nn.functional.conv2d(image, spectral.Weight / largest, spectral.Bias, padding: [1, 1]);
        Assert.InRange((expected - spectral.forward(image)).abs().max().item<float>(), 0f, 1e-4f);
    }

    [Fact]
    public void Convolution_Spectral_LargerKernelGivesTheSameOutput()
    {
        random.manual_seed(4);
        using var scope = NewDisposeScope();
        using var spectral = new Convolution(2, 4, kernel: 3, bias: true, rectified: true, spectral: true);
        spectral.eval();
        Tensor image = rand(1, 2, 5, 5);
        Tensor before = spectral.forward(image);
        using (no_grad())
        {
            spectral.Weight.mul_(100);
        }

        Assert.InRange((before - spectral.forward(image)).abs().max().item<float>(), 0f, 1e-4f);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Discriminator_RealismGradient_ReachesTheClassTrunkOnlyWhereItIsShared(bool separate)
    {
        using var scope = NewDisposeScope();
        NetworkOptions options = TinyDataTree.Options.Networks with { SeparateRealismTrunk = separate };
        using Discriminator discriminator = NetworkFactory.IdentityDiscriminator(options, identities: 3);
        discriminator.forward(rand(2, 1, 32, 32)).Realism!.sum().backward();
        bool reached = discriminator.named_parameters()
            .Where(parameter => parameter.name.StartsWith("conv1", StringComparison.Ordinal))
            .Any(parameter => parameter.parameter.grad is { } gradient && gradient.abs().max().item<float>() > 0);
        Assert.Equal(!separate, reached);
    }

    [Fact]
    public void Discriminator_BothInOnePass_SaysWhatTwoPassesSay()
    {
        using var scope = NewDisposeScope();
        using Discriminator discriminator = NetworkFactory.IdentityDiscriminator(TinyDataTree.Options.Networks, identities: 3);
        Tensor real = rand(2, 1, 32, 32), fake = rand(3, 1, 32, 32);
        DiscriminatorOutput alone = discriminator.forward(fake);
        DiscriminatorOutput together = discriminator.forward(cat([real, fake], 0)).Narrow(2, 3);
        Assert.InRange((alone.ClassLogits - together.ClassLogits).abs().max().item<float>(), 0f, 1e-5f);
        Assert.InRange((alone.Realism! - together.Realism!).abs().max().item<float>(), 0f, 1e-5f);
    }
}
