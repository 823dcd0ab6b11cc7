using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;
using TDGan.Inference.Triton;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.ModelRepository;

public sealed class ModelRepositoryControlTests : IDisposable
{
    private static readonly string[] VersionOne = ["decoder:1", "expression-branch:1", "face-branch:1"];
    private static readonly string[] VersionTwo = ["decoder:2", "expression-branch:2", "face-branch:2"];

    private readonly RepositoryBench _bench = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task RefreshAsync_NewVersionOfAllParts_ServesIt()
    {
        await _bench.Control.LoadAllAsync(Cancellation);
        _bench.Models.AddVersion("2");

        await _bench.Control.RefreshAsync(Cancellation);

        Assert.Equal(VersionTwo, _bench.Loaded);
    }

    [Fact]
    public async Task RefreshAsync_NewVersionOfOnePart_WaitsForTheOthers()
    {
        await _bench.Control.LoadAllAsync(Cancellation);
        ServedModel before = _bench.Catalogue.Get(ModelNames.Decoder);
        TinyModelFolder.Write(_bench.Models.VersionFolder(ModelNames.Decoder, "2"), new TinyGenerator().Decoder(), 32);

        await _bench.Control.RefreshAsync(Cancellation);

        Assert.Equal(VersionOne, _bench.Loaded);
        Assert.Same(before, _bench.Catalogue.Get(ModelNames.Decoder));
    }

    [Fact]
    public async Task RefreshAsync_BrokenVersion_KeepsTheOldAndSaysWhy()
    {
        await _bench.Control.LoadAllAsync(Cancellation);
        _bench.Models.AddVersion("2");
        await File.AppendAllTextAsync(
            Path.Combine(_bench.Models.VersionFolder(ModelNames.FaceBranch, "2"), "model.onnx"), "!", Cancellation);

        await _bench.Control.RefreshAsync(Cancellation);

        Assert.Equal(VersionOne, _bench.Loaded);
        Assert.All(_bench.Catalogue.Models, model => Assert.StartsWith("model.onnx: expected SHA-256", model.ReloadFailure, StringComparison.Ordinal));
        ModelIndexEntry broken = Assert.Single(_bench.Control.Index(), entry => entry is { Name: ModelNames.FaceBranch, Version: "2" });
        Assert.Equal(ModelVersionState.Unavailable, broken.State);
        Assert.DoesNotContain(_bench.Models.Path, broken.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefreshAsync_BrokenVersionMended_ServesItAndForgetsTheFailure()
    {
        await _bench.Control.LoadAllAsync(Cancellation);
        _bench.Models.AddVersion("2");
        string card = Path.Combine(_bench.Models.VersionFolder(ModelNames.Decoder, "2"), "model-card.md");
        string text = await File.ReadAllTextAsync(card, Cancellation);
        await File.WriteAllTextAsync(card, "half a c", Cancellation);
        await _bench.Control.RefreshAsync(Cancellation);
        await File.WriteAllTextAsync(card, text, Cancellation);

        await _bench.Control.RefreshAsync(Cancellation);

        Assert.Equal(VersionTwo, _bench.Loaded);
        Assert.All(_bench.Catalogue.Models, model => Assert.Null(model.ReloadFailure));
    }

    [Fact]
    public async Task RefreshAsync_NewestVersionTakenAway_RollsBack()
    {
        _bench.Models.AddVersion("2");
        await _bench.Control.LoadAllAsync(Cancellation);
        Directory.Delete(_bench.Models.VersionFolder(ModelNames.Decoder, "2"), recursive: true);

        await _bench.Control.RefreshAsync(Cancellation);

        Assert.Equal(VersionOne, _bench.Loaded);
    }

    [Fact]
    public async Task LoadAsync_PartsThatDoNotFit_ThrowsAndKeepsTheOld()
    {
        await _bench.Control.LoadAllAsync(Cancellation);
        _bench.Models.AddVersion("2");
        TinyModelFolder.Write(_bench.Models.VersionFolder(ModelNames.Decoder, "2"), new TinyGenerator(Side: 64).Decoder(), 64);

        await Assert.ThrowsAsync<ModelFolderException>(() => _bench.Control.LoadAsync(ModelNames.Decoder, Cancellation));

        Assert.Equal(VersionOne, _bench.Loaded);
        Assert.True(_bench.Catalogue.IsReady);
    }

    [Fact]
    public async Task LoadAsync_NothingChanged_KeepsTheModelsInUse()
    {
        await _bench.Control.LoadAllAsync(Cancellation);
        ServedModel before = _bench.Catalogue.Get(ModelNames.Decoder);

        await _bench.Control.LoadAsync(ModelNames.Decoder, Cancellation);

        Assert.Same(before, _bench.Catalogue.Get(ModelNames.Decoder));
    }

    [Fact]
    public async Task LoadAsync_NoSuchFolder_IsModelNotFound()
    {
        var exception = await Assert.ThrowsAsync<InferenceException>(() => _bench.Control.LoadAsync("other", Cancellation));

        Assert.Equal(InferenceError.ModelNotFound, exception.Error);
    }

    [Fact]
    public async Task UnloadAsync_OnePart_TakesTheGeneratorOutUntilItIsLoadedAgain()
    {
        await _bench.Control.LoadAllAsync(Cancellation);

        await _bench.Control.UnloadAsync(ModelNames.Decoder, Cancellation);
        await _bench.Control.RefreshAsync(Cancellation);

        Assert.Empty(_bench.Loaded);
        Assert.False(_bench.Catalogue.IsReady);
        var exception = Assert.Throws<InferenceException>(() => _bench.Catalogue.Lease(ModelNames.FaceBranch));
        Assert.Equal(InferenceError.ModelLoading, exception.Error);
        await _bench.Control.LoadAsync(ModelNames.Decoder, Cancellation);
        Assert.Equal(VersionOne, _bench.Loaded);
    }

    [Theory]
    [InlineData(ModelNames.Decoder, InferenceError.ModelLoading)]
    [InlineData(ModelNames.FaceLandmarks, InferenceError.ModelNotFound)]
    public async Task Require_AfterAnUnload_AnswersAsLeaseDoes(string name, InferenceError expected)
    {
        TinyDetector.Write(_bench.Models.Path);
        await _bench.Control.LoadAllAsync(Cancellation);
        await _bench.Control.UnloadAsync(ModelNames.Decoder, Cancellation);

        Assert.Equal(expected, Assert.Throws<InferenceException>(() => _bench.Catalogue.Require(name)).Error);
        Assert.Equal(expected, Assert.Throws<InferenceException>(() => _bench.Catalogue.Lease(name)).Error);
        Assert.Equal(ModelNames.FaceDetector, _bench.Catalogue.Require(ModelNames.FaceDetector).Identity.Name);
    }

    [Fact]
    public async Task Lease_ModelSwappedMeanwhile_RunsUntilTheLeaseEnds()
    {
        await _bench.Control.LoadAllAsync(Cancellation);
        ModelLease lease = _bench.Catalogue.Lease(ModelNames.FaceBranch);
        _bench.Models.AddVersion("2");
        await _bench.Control.RefreshAsync(Cancellation);

        NamedTensor image = new("image", [1, 1, 32, 32], new float[32 * 32]);
        Assert.NotEmpty(await lease.Model.RunAsync([image], outputs: null, new RequestScope(Cancellation)));
        lease.Dispose();
        lease.Dispose();

        var retired = await Assert.ThrowsAsync<InferenceException>(() => lease.Model.RunAsync([image], outputs: null, new RequestScope(Cancellation)));
        Assert.Equal(InferenceError.ShuttingDown, retired.Error);
    }

    [Fact]
    public async Task Lease_PolicyKeepsAllVersions_FindsEachAndServesTheHighest()
    {
        _bench.Models.AddVersion("2");
        foreach (string name in ModelNames.Required)
        {
            string config = Path.Combine(_bench.Models.Path, name, TritonConfig.FileName);
            await File.AppendAllTextAsync(config, "version_policy { all { } }\n", Cancellation);
        }

        await _bench.Control.LoadAllAsync(Cancellation);

        using ModelLease first = _bench.Catalogue.Lease(ModelNames.FaceBranch, "1");
        using ModelLease serving = _bench.Catalogue.Lease(ModelNames.FaceBranch);
        Assert.Equal(("1", "2"), (first.Model.Identity.Version, serving.Model.Identity.Version));
        var exception = Assert.Throws<InferenceException>(() => _bench.Catalogue.Lease(ModelNames.FaceBranch, "3"));
        Assert.Equal(InferenceError.VersionNotFound, exception.Error);
    }

    [Fact]
    public async Task LoadAllAsync_ConfigAsksForWhatIsNotDone_RefusesWithTheField()
    {
        string config = Path.Combine(_bench.Models.Path, ModelNames.Decoder, TritonConfig.FileName);
        await File.AppendAllTextAsync(config, "instance_group [ { count: 2 } ]\n", Cancellation);

        var exception = await Assert.ThrowsAsync<ModelFolderException>(() => _bench.Control.LoadAllAsync(Cancellation));

        Assert.Equal((config, "the field instance_group"), (exception.File, exception.Actual));
    }
}
