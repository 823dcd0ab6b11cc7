using TDGan.Inference.Manifest;
using TDGan.Training.Configuration;
using TDGan.Training.Loops;
using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;
using TDGan.Training.TwoBranch.Export;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.TwoBranch.Export;

/// <summary>A recogniser that was trained alone takes its place beside a decoder that was trained with another.</summary>
public sealed class RecogniserGeneratorTests : IDisposable
{
    private static readonly TrainingOptions Alone = TinyDataTree.Options with { AdversarialPhase = new AdversarialPhaseOptions { Steps = 0 } };

    private readonly TinyDataTree _data = TinyDataTree.Create();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void ReadThrough_CodesOfAnotherBasis_GivesThePictureOfTheCodesTheyStandFor()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        NetworkOptions networks = TinyDataTree.Options.Networks;
        using Generator generator = NetworkFactory.Generator(networks);
        generator.eval();
        long channels = generator.ExpressionBranch.Encoder.CodeChannels;
        Tensor faces = rand(2, 1, networks.ImageSide, networks.ImageSide);
        Tensor faceCode = generator.FaceEncoder.forward(faces);
        Tensor noise = rand(2, networks.NoiseChannels, faceCode.shape[2], faceCode.shape[3]);
        Tensor code = rand(2, channels, 1, 1);
        (Tensor matrix, Tensor offset) = (randn(channels, channels) * 0.3, randn(channels));
        Tensor meant = code.flatten(1).matmul(matrix.T).add(offset).view(2, channels, 1, 1);
        Tensor Picture(Tensor expression) => generator.Decoder.forward(
            new DecoderInput(faceCode, expression.expand(-1, -1, faceCode.shape[2], faceCode.shape[3]), noise, faces));
        Tensor expected = Picture(meant);
        Assert.False(Picture(code).allclose(expected, atol: 1e-5), "the codes differ");

        generator.Decoder.ReadThrough(matrix, offset);

        Assert.True(Picture(code).allclose(expected, atol: 1e-5));
    }

    [Fact]
    public async Task Export_RunOfTheRecogniserAlone_KeepsTheFaceBranchAndGivesTheDecoderTheNewCodes()
    {
        string models = Path.Combine(_data.Root, "models");
        RunFolder whole = TinyRun.Train(_data, "whole", TinyDataTree.Options);
        await ExportAsync(whole, TinyDataTree.Options, models, StartingWeights.AllParts, _ => { });
        Dictionary<string, string> before = Digests(models);
        RunFolder alone = TinyRun.Train(_data, "alone", Alone with { Seed = 5 });
        List<string> said = [];

        await File.WriteAllTextAsync(Path.Combine(models, ModelNames.Decoder, "1", "grid.png"), "a picture of the card", TestContext.Current.CancellationToken);
        new ModelCardUpdate(Path.Combine(models, ModelNames.Decoder, "1")).Write();

        await ExportAsync(alone, Alone, models, StartingWeights.AllParts, said.Add);

        Assert.True(File.Exists(Path.Combine(models, ModelNames.Decoder, "1", "grid.png")), "what stands beside the graph stays");
        Dictionary<string, string> after = Digests(models);
        Assert.NotEqual(before[ModelNames.ExpressionBranch], after[ModelNames.ExpressionBranch]);
        Assert.NotEqual(before[ModelNames.Decoder], after[ModelNames.Decoder]);
        Assert.Equal(before[ModelNames.FaceBranch], after[ModelNames.FaceBranch]);
        Assert.Contains(said, line => line.StartsWith("the new codes explain", StringComparison.Ordinal));
        Assert.Contains(said, line => line.StartsWith("parity", StringComparison.Ordinal));
        string card = await File.ReadAllTextAsync(Path.Combine(models, ModelNames.Decoder, "1", ModelCardUpdate.CardFile), TestContext.Current.CancellationToken);
        Assert.Contains("Run `whole-seed1`", card, StringComparison.Ordinal);
        Assert.Contains("the recogniser `alone-seed1`", card, StringComparison.Ordinal);
    }

    private Task ExportAsync(RunFolder run, TrainingOptions options, string models, IReadOnlyList<string> parts, Action<string> say) =>
        new RunExporter(options, run, _data.Root, transferNotes: null, say) { Parts = parts }
            .ExportAsync(models, "1", TestContext.Current.CancellationToken);

    private static Dictionary<string, string> Digests(string models) => StartingWeights.AllParts.ToDictionary(
        part => part, part => ModelFolder.Open(Path.Combine(models, part, "1")).Manifest.Files[ModelFolder.ModelFileName]);
}
