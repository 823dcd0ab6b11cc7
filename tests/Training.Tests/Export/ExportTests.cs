using TDGan.Inference.Manifest;
using TDGan.Training.Configuration;
using TDGan.Training.Export;
using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;
using TDGan.Training.TwoBranch.Export;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Export;

/// <summary>Exported graphs against their networks, through the session code that serves.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly string _repository = Path.Combine(Path.GetTempPath(), $"tdgan-models-{Guid.NewGuid():N}");

    public static TheoryData<string, int, double> Families => new()
    {
        { "paper", 32, 0.25 },
        { "paper", 48, 0.5 },
        { "paper", 128, 1 },
        { "small", 64, 1 },
        { "small", 96, 0.25 },
    };

    public void Dispose()
    {
        if (Directory.Exists(_repository))
        {
            Directory.Delete(_repository, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Export_EveryFamily_DeviatesByLessThanTheTolerance(string preset, int side, double width)
    {
        NetworkOptions options = OptionsReader.ReadPreset(preset).Networks with { ImageSide = side, Width = width, Precision = Precision.Full };
        random.manual_seed(11);
        using Generator generator = NetworkFactory.Generator(options);
        Disturb(generator);
        var calibration = new ExpressionCalibration([0.1f, 0.2f, -0.3f, 0, 0.5f, 0, -0.1f], Tau: 0.1, Temperature: 1.3);
        ExportedFolders folders = Write(generator, options, calibration);
        float difference = await ExportParityCheck.LargestDifferenceAsync(generator, calibration, folders, TestContext.Current.CancellationToken);
        Assert.InRange(difference, 0f, ExportParityCheck.Tolerance);
    }

    [Theory]
    [InlineData("small", 64, DecoderForm.MaskAndContent)]
    [InlineData("small", 32, DecoderForm.Paper)]
    [InlineData("paper", 32, DecoderForm.MaskAndContent)]
    [InlineData("plus", 32, DecoderForm.OfFamily)]
    public async Task Export_EveryDecoderForm_DeviatesByLessThanTheTolerance(string preset, int side, DecoderForm form)
    {
        NetworkOptions options = OptionsReader.ReadPreset(preset).Networks with
        {
            ImageSide = side,
            Width = 0.25,
            ExpressionWidth = 0.25,
            Decoder = form,
            Precision = Precision.Full,
        };
        random.manual_seed(12);
        using Generator generator = NetworkFactory.Generator(options);
        Disturb(generator);
        ExportedFolders folders = Write(generator, options, ExpressionCalibration.None);
        float difference = await ExportParityCheck.LargestDifferenceAsync(
            generator, ExpressionCalibration.None, folders, TestContext.Current.CancellationToken);
        Assert.InRange(difference, 0f, ExportParityCheck.Tolerance);
    }

    [Fact]
    public void Export_Folder_IsCompleteAndVerifies()
    {
        NetworkOptions options = TinyDataTree.Options.Networks;
        using Generator generator = NetworkFactory.Generator(options);
        ExportedFolders folders = Write(generator, options, ExpressionCalibration.None);
        ModelFolder folder = ModelFolder.Open(folders.Decoder);
        folder.Verify();
        Assert.Equal(["face_code", "expression_code", "noise", "face"], folder.Manifest.Inputs.Select(input => input.Name));
        Assert.Equal([-1, 1, 32, 32], folder.Manifest.Outputs[0].Shape);
        Assert.True(File.Exists(Path.Combine(folders.Decoder, "model-card.md")));
        Assert.Contains("max_batch_size", File.ReadAllText(Path.Combine(_repository, "decoder", "config.pbtxt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("paper")]
    [InlineData("small")]
    public void LoadWeights_OfAnExportedGenerator_GivesItsWeightsBack(string preset)
    {
        NetworkOptions options = OptionsReader.ReadPreset(preset).Networks with { ImageSide = 32, Width = 0.25, ExpressionWidth = 0.25 };
        using Generator generator = NetworkFactory.Generator(options);
        Disturb(generator);
        Write(generator, options, ExpressionCalibration.None);
        using Generator loaded = NetworkFactory.Generator(options);
        ExportedWeights.Load(_repository, loaded, StartingWeights.AllParts);
        Dictionary<string, Tensor> weights = loaded.state_dict();
        Assert.All(generator.state_dict(), entry => Assert.True(entry.Value.Equals(weights[entry.Key]), entry.Key));
    }

    [Fact]
    public void LoadWeights_OfOtherNetworks_NamesTheFirstThatDiffers()
    {
        NetworkOptions options = TinyDataTree.Options.Networks;
        using Generator generator = NetworkFactory.Generator(options);
        Write(generator, options, ExpressionCalibration.None);
        using Generator wider = NetworkFactory.Generator(options with { ExpressionWidth = 0.5 });
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ExportedWeights.Load(_repository, wider, StartingWeights.AllParts));
        Assert.Contains("expressionBranch.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_WithoutNoise_HasNoNoiseInput()
    {
        NetworkOptions options = TinyDataTree.Options.Networks with { NoiseChannels = 0 };
        using Generator generator = NetworkFactory.Generator(options);
        ExportedGraph decoder = new OnnxExporter(generator, options).Decoder();
        Assert.DoesNotContain(decoder.Inputs, input => input.Name == "noise");
    }

    [Theory]
    [InlineData("paper", 0)]
    [InlineData("small", 4)]
    public async Task Fuse_ExportedParts_GivesTheirPictures(string preset, int noise)
    {
        NetworkOptions options = OptionsReader.ReadPreset(preset).Networks with
        {
            ImageSide = 32,
            Width = 0.25,
            ExpressionWidth = 0.25,
            NoiseChannels = noise,
            Precision = Precision.Full,
        };
        random.manual_seed(12);
        using Generator generator = NetworkFactory.Generator(options);
        Disturb(generator);
        Write(generator, options, ExpressionCalibration.None);
        (string folder, float difference) = await FusedExporter.WriteAsync(_repository, Path.Combine(_repository, "fused"), TestContext.Current.CancellationToken);
        Assert.InRange(difference, 0f, 1e-5f);
        ModelManifest manifest = ModelFolder.Open(folder).Manifest;
        Assert.Equal(noise == 0 ? ["face", "expression"] : ["face", "expression", "noise"], manifest.Inputs.Select(input => input.Name));
        Assert.Equal("image", Assert.Single(manifest.Outputs).Name);
    }

    [Fact]
    public async Task CardUpdate_SectionAndPicture_AreListedAndVerify()
    {
        NetworkOptions options = TinyDataTree.Options.Networks;
        using Generator generator = NetworkFactory.Generator(options);
        ExportedFolders folders = Write(generator, options, ExpressionCalibration.None);
        new ModelCardUpdate(folders.Decoder).Section("Measured", "first").Picture("grid.png", [1, 2, 3]).Write();
        new ModelCardUpdate(folders.Decoder).Section("Measured", "second").Write();
        string card = await File.ReadAllTextAsync(Path.Combine(folders.Decoder, ModelCardUpdate.CardFile), TestContext.Current.CancellationToken);
        Assert.Contains("## Measured\n\nsecond", card, StringComparison.Ordinal);
        Assert.DoesNotContain("first", card, StringComparison.Ordinal);
        ModelFolder folder = ModelFolder.Open(folders.Decoder);
        folder.Verify();
        Assert.Contains("grid.png", folder.Manifest.Files.Keys);
    }

    private static void Disturb(Generator generator)
    {
        // Zero-initialised layers would hide a wrong export of everything before them.
        using var gradients = no_grad();
        foreach (TorchSharp.Modules.Parameter weight in generator.parameters())
        {
            weight.add_(randn_like(weight) * 0.02);
        }
    }

    private ExportedFolders Write(Generator generator, NetworkOptions options, ExpressionCalibration calibration)
    {
        generator.eval();
        var exporter = new OnnxExporter(generator, options);
        var description = new ModelDescription { Version = "1", TrainingRun = "test", Card = "# test\n" };
        string Folder(ExportedGraph graph, ModelDescription of) => ModelFolderWriter.Write(_repository, options.ImageSide, graph, of);
        return new ExportedFolders(
            Folder(exporter.ExpressionBranch(calibration), description with { Labels = TDGan.Inference.Expressions.ExpressionLabels.All }),
            Folder(exporter.FaceBranch(), description),
            Folder(exporter.Decoder(), description),
            options.ImageSide);
    }
}
