using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Manifest;

public sealed class DetectorContractTests : IDisposable
{
    private readonly TinyModelRepository _models = TinyModelRepository.Create();

    public DetectorContractTests() => TinyDetector.Write(_models.Path);

    public static TheoryData<string, Func<ModelManifest, ModelManifest>> Broken { get; } = new()
    {
        { "detector", manifest => manifest with { Detector = null } },
        { "pixels.colour rgb", manifest => manifest with { Pixels = PixelRule.Default } },
        { "detector.strides of 1 or more", manifest => manifest with { Detector = TinyDetector.Rule with { Strides = [] } } },
        { "outputs box_8 FP32 [-1,4,-1,-1]", manifest => manifest with { Detector = TinyDetector.Rule with { Strides = [8] } } },
        { "detector.minConfidence in 0-1", manifest => manifest with { Detector = TinyDetector.Rule with { MinConfidence = 1.5f } } },
    };

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task LoadAsync_Detector_RunsItsGoldenInput()
    {
        using OnnxModel model = await LoadAsync();

        Assert.Equal(TinyDetector.Rule.Strides, model.Manifest.Detector?.Strides);
        Assert.Throws<InvalidOperationException>(() => model.Crop);
    }

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task LoadAsync_BrokenPromise_TellsWhatWasExpected(string expected, Func<ModelManifest, ModelManifest> edit)
    {
        _models.EditManifest(ModelNames.FaceDetector, edit);

        var exception = await Assert.ThrowsAsync<ModelFolderException>(LoadAsync);

        Assert.StartsWith(expected, exception.Expected, StringComparison.Ordinal);
    }

    private Task<OnnxModel> LoadAsync() => OnnxModel.LoadAsync(
        _models.VersionFolder(ModelNames.FaceDetector),
        new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 },
        TestContext.Current.CancellationToken);
}
