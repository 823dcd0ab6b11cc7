using TDGan.Training.Configuration;
using TDGan.Training.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Tests.Networks;

/// <summary>The published networks, to the parameter (spec: encoder 720,352; head 9,446,407; decoder 5,277,120).</summary>
public sealed class PaperNetworkTests
{
    private static readonly NetworkOptions Paper = new();

    [Fact]
    public void Encoder_PaperSize_HasThePublishedParametersAndCode()
    {
        using var encoder = new PaperEncoder(imageSide: 128, width: 1);
        Assert.Equal(720_352, Count(encoder));
        using var gradients = no_grad();
        Assert.Equal([1, 128, 8, 8], encoder.forward(rand(1, 1, 128, 128)).shape);
    }

    [Theory]
    [InlineData(7, 9_446_407)]
    [InlineData(21, 9_460_757)]
    public void Head_PaperSize_HasThePublishedParameters(long classes, long expected)
    {
        using var head = new FlattenedHead(128 * 8 * 8, hidden: 1024, classes);
        Assert.Equal(expected, Count(head));
    }

    [Fact]
    public void Decoder_PaperSize_HasThePublishedParametersAndPicture()
    {
        using var decoder = new PaperDecoder(codeChannels: 512, width: 1, residualBlocks: 6);
        Assert.Equal(5_277_120, Count(decoder));
        using var gradients = no_grad();
        Tensor picture = decoder.forward(new DecoderInput(rand(1, 128, 8, 8), rand(1, 128, 8, 8), rand(1, 256, 8, 8), rand(1, 1, 128, 128)));
        Assert.Equal([1, 1, 128, 128], picture.shape);
        Assert.InRange(picture.min().item<float>(), 0f, 1f);
        Assert.InRange(picture.max().item<float>(), 0f, 1f);
    }

    [Fact]
    public void WholeNetwork_PaperSize_HasThePublishedParameters()
    {
        using ExpressionBranch recogniser = NetworkFactory.ExpressionBranch(Paper);
        Assert.Equal(10_166_759, Count(recogniser));
        using Generator generator = NetworkFactory.Generator(Paper);
        Assert.Equal(16_164_231, Count(generator));
        using Discriminator identity = NetworkFactory.IdentityDiscriminator(Paper, identities: 20);
        using Discriminator expression = NetworkFactory.ExpressionDiscriminator(Paper, fakeClass: false);
        Assert.Equal(36_512_099, Count(generator) + Count(identity) + Count(expression));
    }

    [Theory]
    [InlineData(64, 1.0, 128, 4)]
    [InlineData(48, 0.5, 64, 3)]
    [InlineData(96, 0.25, 32, 6)]
    public void Encoder_OtherSides_GiveASixteenthOfTheSide(int side, double width, long channels, long codeSide)
    {
        using var encoder = new PaperEncoder(side, width);
        using var gradients = no_grad();
        Assert.Equal([2, channels, codeSide, codeSide], encoder.forward(rand(2, 1, side, side)).shape);
    }

    [Fact]
    public void Decoder_Initialisation_IsNormalWithDeviationTwoHundredths()
    {
        random.manual_seed(1);
        using var decoder = new PaperDecoder(codeChannels: 512, width: 1, residualBlocks: 1);
        foreach ((string name, TorchSharp.Modules.Parameter weight) in decoder.named_parameters().Where(p => p.parameter.dim() > 1))
        {
            Assert.True(Math.Abs(weight.std().item<float>() - 0.02f) < 0.002f, $"{name}: {weight.std().item<float>()}");
        }
    }

    private static long Count(Module network) => network.parameters().Sum(parameter => parameter.numel());
}
