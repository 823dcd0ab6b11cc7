using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
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
        Assert.Equal("outputs landmarks FP32 [-1,10]", exception.Expected);
    }

    private Task<OnnxModel> LoadAsync() => OnnxModel.LoadAsync(
        _models.VersionFolder(ModelNames.FaceLandmarks),
        new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 },
        TestContext.Current.CancellationToken);
}
