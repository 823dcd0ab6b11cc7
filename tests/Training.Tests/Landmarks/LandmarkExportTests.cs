using TDGan.Inference.Manifest;
using TDGan.Inference.Triton;
using TDGan.Training.Export;
using TDGan.Training.Landmarks;
using TDGan.Training.Scenes;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Landmarks;

public sealed class LandmarkExportTests : IDisposable
{
    private const int MostParameters = 250_000;
    private const double Near = 1e-5;

    private readonly TemporaryModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task Export_NetworkWithStatistics_DeviatesByLessThanTheTolerance()
    {
        using LandmarkNetwork network = Disturbed();
        string folder = Write(network);
        float difference = await LandmarkExporter.LargestDifferenceAsync(network, folder, TestContext.Current.CancellationToken);
        Assert.InRange(difference, 0f, ExportParityCheck.Tolerance);
    }

    [Fact]
    public void Export_Folder_NamesItsCropAndHasADynamicBatch()
    {
        using LandmarkNetwork network = Disturbed();
        var folder = ModelFolder.Open(Write(network));
        folder.Verify();
        Assert.Equal(LandmarkCrop.Rule, folder.Manifest.Crop);
        Assert.Equal(PixelRule.GrayBt601, folder.Manifest.Pixels.Colour);
        Assert.Equal("image FP32 [-1,1,48,48]", $"{Assert.Single(folder.Manifest.Inputs)}");
        Assert.Equal("landmarks FP32 [-1,10]", $"{Assert.Single(folder.Manifest.Outputs)}");
        string config = File.ReadAllText(Path.Combine(_models.Path, ModelNames.FaceLandmarks, TritonConfig.FileName));
        Assert.Contains("dims: [ 10 ]", config, StringComparison.Ordinal);
    }

    [Fact]
    public void Network_Weights_AreFewerThanAQuarterMillion()
    {
        using var network = new LandmarkNetwork();
        Assert.InRange(network.parameters().Sum(parameter => parameter.numel()), 1, MostParameters);
    }

    [Fact]
    public void Network_MirroredCrop_GivesExactlyMirroredLandmarks()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using LandmarkNetwork network = Disturbed();
        Tensor crops = rand([2, 1, LandmarkCrop.Side, LandmarkCrop.Side]);
        float[] found = network.forward(crops).data<float>().ToArray();
        float[] mirrored = network.forward(crops.flip(3)).data<float>().ToArray();
        for (int i = 0; i < found.Length; i += 2)
        {
            int point = i % LandmarkNetwork.Outputs / 2;
            int other = i + (2 * (ScenePlacement.MirroredLandmarks[point] - point));
            Assert.Equal(-found[i], mirrored[other], Near);
            Assert.Equal(found[i + 1], mirrored[other + 1], Near);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Network_ThreeCrops_AnswerAsAlone(int crop)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using LandmarkNetwork network = Disturbed();
        Tensor crops = rand([3, 1, LandmarkCrop.Side, LandmarkCrop.Side]);
        Assert.True(network.forward(crops).narrow(0, crop, 1).allclose(network.forward(crops.narrow(0, crop, 1)), atol: Near));
    }

    private string Write(LandmarkNetwork network) => LandmarkExporter.Write(_models.Path, LandmarkExporter.Export(network), new ModelDescription
    {
        Version = "1",
        TrainingRun = "test",
        Card = "# test\n",
    });

    /// <summary>A network whose norms are no longer those that it started with.</summary>
    private static LandmarkNetwork Disturbed()
    {
        random.manual_seed(5);
        var network = new LandmarkNetwork();
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        network.train();
        for (int i = 0; i < 3; i++)
        {
            network.forward(rand([4, 1, LandmarkCrop.Side, LandmarkCrop.Side]));
        }

        foreach (Tensor value in network.parameters())
        {
            value.add_(0.05 * randn_like(value));
        }

        network.eval();
        return network;
    }
}
