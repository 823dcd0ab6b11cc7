using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Manifest;

public sealed class LandmarkContractTests : IDisposable
{
    private readonly TinyModelRepository _models = TinyModelRepository.Create();

    public LandmarkContractTests() => TinyLandmarks.Write(_models.Path);

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task LoadAsync_LandmarkModel_IsBatched()
    {
        using OnnxModel model = await LoadAsync();
        Assert.True(model.IsBatchable);
        Assert.Equal(TinyLandmarks.Crop, model.Crop);
    }

    [Fact]
    public async Task LoadAsync_CropThatNeedsLandmarks_IsRefused()
    {
        _models.EditManifest(ModelNames.FaceLandmarks, manifest => manifest with { Crop = TinyLandmarks.Crop with { Rule = CropRule.FivePointV1 } });
        var exception = await Assert.ThrowsAsync<ModelFolderException>(LoadAsync);
        Assert.StartsWith("crop.rule square-v1", exception.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1)]
    public async Task LoadAsync_ShareOutOfRange_IsRefused(float share)
    {
        _models.EditManifest(ModelNames.FaceLandmarks, manifest => manifest with { Landmarks = new LandmarkRule(share) });
        var exception = await Assert.ThrowsAsync<ModelFolderException>(LoadAsync);
        Assert.Equal("landmarks.detectorShare from 0 to below 1", exception.Expected);
    }

    [Fact]
    public async Task LoadAsync_OtherOutputs_AreRefused()
    {
        TinyModelFolder.Write(_models.VersionFolder(ModelNames.FaceLandmarks), new TinyGenerator().FaceBranch(), new TinyGenerator().Side);
        var exception = await Assert.ThrowsAsync<ModelFolderException>(LoadAsync);
        Assert.StartsWith("outputs landmarks FP32 [-1,10], with mesh FP32 [-1,117,3]", exception.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MeshAndScoreBesideTheLandmarks_AreAccepted()
    {
        ModelManifest manifest = Manifest("landmarks", "mesh", "face_score");
        Assert.Null(Record.Exception(() => LandmarkContract.Check("manifest.json", manifest)));
    }

    [Theory]
    [InlineData("mesh", "face_score")]
    [InlineData("landmarks", "depth")]
    public void Check_LandmarksMissingOrAnUnknownOutput_IsRefused(params string[] outputs)
    {
        ModelManifest manifest = Manifest(outputs);
        var exception = Assert.Throws<ModelFolderException>(() => LandmarkContract.Check("manifest.json", manifest));
        Assert.StartsWith("outputs landmarks", exception.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    public async Task LoadAsync_FaceScoreOutOfRange_IsRefused(float score)
    {
        _models.EditManifest(ModelNames.FaceLandmarks, manifest => manifest with { Landmarks = new LandmarkRule(0) { MinFaceScore = score } });
        var exception = await Assert.ThrowsAsync<ModelFolderException>(LoadAsync);
        Assert.Equal("landmarks.minFaceScore from 0 to 1", exception.Expected);
    }

    private ModelManifest Manifest(params string[] outputs) => ModelFolder.Open(_models.VersionFolder(ModelNames.FaceLandmarks)).Manifest with
    {
        Outputs = [.. outputs.Select(name => new TensorSpec(name, TensorSpec.Fp32, name switch
        {
            "landmarks" => [-1, 10],
            "mesh" => [-1, 117, 3],
            _ => [-1, 1],
        }))],
    };

    private Task<OnnxModel> LoadAsync() => OnnxModel.LoadAsync(
        _models.VersionFolder(ModelNames.FaceLandmarks),
        new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 },
        TestContext.Current.CancellationToken);
}
