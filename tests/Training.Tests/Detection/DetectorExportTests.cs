using TDGan.Inference.Manifest;
using TDGan.Inference.Triton;
using TDGan.Training.Detection;
using TDGan.Training.Export;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Detection;

public sealed class DetectorExportTests : IDisposable
{
    private const int MostParameters = 500_000;

    private readonly TemporaryModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task Export_NetworkWithStatistics_DeviatesByLessThanTheTolerance()
    {
        using DetectorNetwork network = Disturbed();
        string folder = Write(network);
        float difference = await DetectorExporter.LargestDifferenceAsync(network, folder, TestContext.Current.CancellationToken);
        Assert.InRange(difference, 0f, ExportParityCheck.Tolerance);
    }

    [Fact]
    public void Export_Folder_NamesItsRuleAndHasDynamicSides()
    {
        using DetectorNetwork network = Disturbed();
        var folder = ModelFolder.Open(Write(network));
        folder.Verify();
        Assert.Equal([8, 16, 32], folder.Manifest.Detector!.Strides);
        Assert.Null(folder.Manifest.Crop);
        Assert.Equal(PixelRule.Rgb, folder.Manifest.Pixels.Colour);
        Assert.Equal([-1, 3, -1, -1], Assert.Single(folder.Manifest.Inputs).Shape);
        string config = File.ReadAllText(Path.Combine(_models.Path, ModelNames.FaceDetector, TritonConfig.FileName));
        Assert.Contains("dims: [ 3, -1, -1 ]", config, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ExportedFolder_IsARunThatComputesTheSame()
    {
        using DetectorNetwork network = Disturbed();
        string folder = Write(network);
        using var root = new TemporaryModels();
        RunFolder run = RunFolder.Create(Path.Combine(root.Path, "run"));
        var deck = new SceneDeck([DrawnScenes.Photo(160, 120, DrawnScenes.Face(40, 30, 60)), DrawnScenes.Photo(100, 100)], hardNegatives: []);
        string said = string.Empty;
        await new DetectorImport(folder, line => said = line).WriteAsync(run, deck, TestContext.Current.CancellationToken);
        Assert.Contains("parity", said, StringComparison.Ordinal);
        using var read = new DetectorNetwork();
        read.load(Path.Combine(run.LatestCheckpoint!, DetectorTraining.AverageFileName));
        float difference = await DetectorExporter.LargestDifferenceAsync(read, folder, TestContext.Current.CancellationToken);
        Assert.InRange(difference, 0f, ExportParityCheck.Tolerance);
    }

    [Fact]
    public void Network_Weights_AreFewerThanHalfAMillion()
    {
        using var network = new DetectorNetwork();
        Assert.InRange(network.parameters().Sum(parameter => parameter.numel()), 1, MostParameters);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Network_TwoPictures_AnswerAsAlone(bool first)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using DetectorNetwork network = Disturbed();
        Tensor pictures = rand([2, 3, 64, 96]);
        Tensor[] together = network.forward(pictures);
        Tensor[] alone = network.forward(pictures.narrow(0, first ? 0 : 1, 1));
        Assert.Equal([8, 4, 2], together.Select(map => (int)map.shape[2]));
        Assert.All(together.Zip(alone), pair => Assert.True(pair.First.narrow(0, first ? 0 : 1, 1).allclose(pair.Second, atol: 1e-4)));
    }

    private string Write(DetectorNetwork network) => DetectorExporter.Write(_models.Path, DetectorExporter.Export(network), new ModelDescription
    {
        Version = "1",
        TrainingRun = "test",
        Card = "# test\n",
        Detector = DetectorExporter.Rule(0.5f),
    });

    /// <summary>A network whose norms and predictions are no longer those that it started with.</summary>
    private static DetectorNetwork Disturbed()
    {
        random.manual_seed(5);
        var network = new DetectorNetwork();
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        network.train();
        for (int i = 0; i < 3; i++)
        {
            network.forward(rand([2, 3, 64, 64]));
        }

        foreach (Tensor value in network.parameters())
        {
            value.add_(0.05 * randn_like(value));
        }

        network.eval();
        return network;
    }
}
