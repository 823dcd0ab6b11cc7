using TDGan.Inference.Manifest;
using TDGan.Inference.Triton;
using TDGan.Training.Export;
using TDGan.Training.Landmarks;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Landmarks;

public sealed class LandmarkExportTests : IDisposable
{
    private const int MostParameters = 400_000;
    private const double Near = 1e-5;

    private readonly TemporaryModels _models = new();

    private static ModelDescription Description => new() { Version = "1", TrainingRun = "test", Card = "# test\n" };

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task Export_NetworkWithStatistics_DeviatesByLessThanTheTolerance()
    {
        using LandmarkNetwork network = Disturbed();
        string folder = Write(network);
        float difference = await LandmarkExporter.LargestDifferenceAsync(network, ScoreCalibration.None, folder, TestContext.Current.CancellationToken);
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
        Assert.Equal("image FP32 [-1,1,64,64]", $"{Assert.Single(folder.Manifest.Inputs)}");
        Assert.Equal(
            ["landmarks FP32 [-1,10]", "mesh FP32 [-1,117,3]", "face_score FP32 [-1,1]"], folder.Manifest.Outputs.Select(output => $"{output}"));
        string config = File.ReadAllText(Path.Combine(_models.Path, ModelNames.FaceLandmarks, TritonConfig.FileName));
        Assert.Contains("dims: [ 10 ]", config, StringComparison.Ordinal);
        Assert.Contains("dims: [ 117, 3 ]", config, StringComparison.Ordinal);
    }

    [Fact]
    public void Network_Weights_AreFewerThanFourHundredThousand()
    {
        using var network = new LandmarkNetwork();
        Assert.InRange(network.parameters().Sum(parameter => parameter.numel()), 1, MostParameters);
    }

    [Fact]
    public void Network_Depth_HasTheMeanZero()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using LandmarkNetwork network = Disturbed();
        Tensor depth = network.forward(rand([2, 1, LandmarkCrop.Side, LandmarkCrop.Side])).Mesh.select(2, 2);
        Assert.InRange(depth.mean([1L]).abs().max().item<float>(), 0f, 1e-6f);
        Assert.True(depth.abs().max().item<float>() > 1e-3f);
    }

    [Fact]
    public async Task Export_Calibration_IsInTheScoreOfTheGraph()
    {
        using LandmarkNetwork network = Disturbed();
        var calibration = new ScoreCalibration(0.5f, 2);
        string folder = LandmarkExporter.Write(_models.Path, LandmarkExporter.Export(network, calibration), Description);
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Assert.InRange(await LandmarkExporter.LargestDifferenceAsync(network, calibration, folder, cancellation), 0f, ExportParityCheck.Tolerance);
        Assert.True(await LandmarkExporter.LargestDifferenceAsync(network, ScoreCalibration.None, folder, cancellation) > 0.01f);
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
        LandmarkOutput all = network.forward(crops), alone = network.forward(crops.narrow(0, crop, 1));
        Assert.True(all.Landmarks.narrow(0, crop, 1).allclose(alone.Landmarks, atol: Near));
        Assert.True(all.Mesh.narrow(0, crop, 1).allclose(alone.Mesh, atol: Near));
        Assert.True(all.FaceLogit.narrow(0, crop, 1).allclose(alone.FaceLogit, atol: Near));
    }

    private string Write(LandmarkNetwork network) =>
        LandmarkExporter.Write(_models.Path, LandmarkExporter.Export(network, ScoreCalibration.None), Description);

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
