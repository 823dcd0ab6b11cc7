using TDGan.Training.Configuration;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Networks;

public sealed class DecoderFormTests
{
    [Theory]
    [InlineData(NetworkFamily.Paper, DecoderForm.OfFamily, false)]
    [InlineData(NetworkFamily.Paper, DecoderForm.MaskAndContent, true)]
    [InlineData(NetworkFamily.Residual, DecoderForm.OfFamily, true)]
    [InlineData(NetworkFamily.Residual, DecoderForm.Paper, false)]
    [InlineData(NetworkFamily.Residual, DecoderForm.MaskAndContent, true)]
    public void Generator_EveryForm_MakesAPictureOfTheWholeSize(NetworkFamily family, DecoderForm form, bool composesWithFace)
    {
        using var scope = NewDisposeScope();
        NetworkOptions options = TinyDataTree.Options.Networks with { Transfer = family, Decoder = form };
        using Generator generator = NetworkFactory.Generator(options);
        Assert.Equal(composesWithFace, generator.Decoder.ComposesWithFace);
        Assert.Equal([2, 1, 32, 32], Decode(generator, rand(2, 1, 32, 32)).Image.shape);
    }

    [Fact]
    public void MaskAndContent_Picture_LiesBetweenFaceAndContent()
    {
        using var scope = NewDisposeScope();
        using Generator generator = NetworkFactory.Generator(TinyDataTree.Options.Networks with { Decoder = DecoderForm.MaskAndContent });
        Tensor face = rand(2, 1, 32, 32);
        DecoderOutput output = Decode(generator, face);
        Tensor mask = output.Mask!;
        Assert.InRange(mask.mean().item<float>(), 0.4f, 0.6f);
        Tensor content = (output.Image - (mask * face)) / (1 - mask);
        Assert.InRange(content.min().item<float>(), -1e-4f, 1f);
        Assert.InRange(content.max().item<float>(), 0f, 1.0001f);
    }

    private static DecoderOutput Decode(Generator generator, Tensor face)
    {
        using var noise = new RandomGenerator(1, CPU);
        return generator.Decode(
            new GeneratorInput(face, generator.ExpressionBranch.Encoder.forward(face), noise), generator.FaceEncoder.forward(face));
    }
}
