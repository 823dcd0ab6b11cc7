using TDGan.Training.Configuration;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Networks;

public sealed class ResidualNetworkTests
{
    private static readonly NetworkOptions Small = OptionsReader.ReadPreset("small").Networks;

    [Fact]
    public void ExpressionBranch_SmallPreset_StaysBelowThreeMillionParameters()
    {
        using ExpressionBranch branch = NetworkFactory.ExpressionBranch(Small);
        Assert.InRange(branch.parameters().Sum(parameter => parameter.numel()), 500_000, 3_000_000);
    }

    [Fact]
    public void ExpressionEncoder_Code_IsTheSameAtEveryPlace()
    {
        using ExpressionBranch branch = NetworkFactory.ExpressionBranch(Small);
        branch.eval();
        using var gradients = no_grad();
        ExpressionBranchOutput output = branch.forward(rand(2, 1, 64, 64));
        Assert.Equal([2, branch.Encoder.CodeChannels, 8, 8], output.ExpressionCode.shape);
        Assert.Equal(0f, (output.ExpressionCode - output.ExpressionCode.narrow(2, 3, 1).narrow(3, 5, 1)).abs().max().item<float>());
        Assert.Equal([2, 7], output.Logits.shape);
    }

    [Fact]
    public void ExpressionEncoder_BrighterPicture_GivesTheSameLogits()
    {
        using ExpressionBranch branch = NetworkFactory.ExpressionBranch(Small with { Precision = Precision.Full });
        branch.eval();
        using var gradients = no_grad();
        Tensor picture = rand(1, 1, 64, 64) * 0.5;
        Tensor difference = branch.forward(picture).Logits - branch.forward((picture * 1.5) + 0.1).Logits;
        Assert.InRange(difference.abs().max().item<float>(), 0f, 0.05f);
    }

    [Fact]
    public void Precision_BFloat16_StaysCloseToFull()
    {
        random.manual_seed(3);
        using ExpressionBranch full = NetworkFactory.ExpressionBranch(Small with { Precision = Precision.Full });
        using ExpressionBranch half = NetworkFactory.ExpressionBranch(Small with { Precision = Precision.BFloat16 });
        half.load_state_dict(full.state_dict());
        full.eval();
        half.eval();
        using var gradients = no_grad();
        Tensor picture = rand(4, 1, 64, 64);
        Tensor difference = full.forward(picture).Logits - half.forward(picture).Logits;
        Assert.InRange(difference.abs().max().item<float>(), 1e-7f, 0.05f);
    }

    [Fact]
    public void WarpingDecoder_BeforeTraining_ReturnsAlmostTheFace()
    {
        using Generator generator = NetworkFactory.Generator(Small);
        using var gradients = no_grad();
        using var noise = new RandomGenerator(1, CPU);
        Tensor face = (rand(2, 1, 64, 64) * 0.8) + 0.1;
        Tensor code = generator.ExpressionBranch.Encoder.forward(face);
        Tensor generated = generator.forward(new GeneratorInput(face, code, noise));
        Assert.Equal([2, 1, 64, 64], generated.shape);
        Assert.InRange((generated - face).abs().mean().item<float>(), 0f, 0.1f);
    }

    [Fact]
    public void Generator_ExpressionCode_ChangesThePictureOnceWeightsAreTrained()
    {
        random.manual_seed(2);
        using Generator generator = NetworkFactory.Generator(Small);
        using var gradients = no_grad();
        foreach (TorchSharp.Modules.Parameter weight in generator.Decoder.parameters())
        {
            weight.add_(randn_like(weight) * 0.05);
        }

        Tensor face = rand(1, 1, 64, 64);
        Tensor one = Generate(generator, face, ones(1, generator.ExpressionBranch.Encoder.CodeChannels, 8, 8));
        Tensor two = Generate(generator, face, zeros(1, generator.ExpressionBranch.Encoder.CodeChannels, 8, 8));
        Assert.True((one - two).abs().max().item<float>() > 1e-3f);
    }

    private static Tensor Generate(Generator generator, Tensor face, Tensor code)
    {
        using var noise = new RandomGenerator(1, CPU);
        return generator.forward(new GeneratorInput(face, code, noise));
    }
}
