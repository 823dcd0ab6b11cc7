using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TDGan.Inference.Batching;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.ModelRepository;

public sealed class ModelCatalogueTests : IDisposable
{
    private readonly TinyModelRepository _models = TinyModelRepository.Create();
    private readonly InferenceMetrics _metrics = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _metrics.Dispose();
        _models.Dispose();
    }

    [Fact]
    public void Get_BeforeLoading_SaysModelLoading()
    {
        using ModelCatalogue catalogue = Create();

        Assert.Equal(InferenceError.ModelLoading, Assert.Throws<InferenceException>(() => catalogue.Get("decoder")).Error);
        Assert.False(catalogue.IsReady);
        Assert.Empty(catalogue.Models);
    }

    [Fact]
    public async Task LoadAsync_ValidRepository_HasTheThreeModels()
    {
        using ModelCatalogue catalogue = Create();

        await catalogue.LoadAsync(Cancellation);

        Assert.True(catalogue.IsReady);
        Assert.Equal(["decoder", "expression-branch", "face-branch"], catalogue.Models.Select(model => model.Identity.Name));
        Assert.All(catalogue.Models, model => Assert.NotNull(model.DeviceFallbackReason));
        Assert.Equal(InferenceError.ModelNotFound, Assert.Throws<InferenceException>(() => catalogue.Get("other")).Error);
    }

    [Fact]
    public async Task LoadAsync_PartsOfTwoGenerators_TellsTheDifference()
    {
        TinyModelFolder.Write(_models.VersionFolder(ModelNames.Decoder), new TinyGenerator(Side: 64).Decoder(), 64);
        using ModelCatalogue catalogue = Create();

        var exception = await Assert.ThrowsAsync<ModelFolderException>(() => catalogue.LoadAsync(Cancellation));

        Assert.Equal(_models.File("decoder", "manifest.json"), exception.File);
        Assert.Equal(("image FP32 [-1,1,32,32] as in the other models", "image FP32 [-1,1,64,64]"), (exception.Expected, exception.Actual));
        Assert.False(catalogue.IsReady);
    }

    [Fact]
    public async Task LoadAsync_DecoderWithAnUnknownInput_Refuses()
    {
        byte[] graph = new OnnxGraphBuilder("decoder")
            .Input("face_code", -1, 4, 2, 2).Input("expression_code", -1, 4, 2, 2).Input("pose", -1, 1, 32, 32)
            .Node("Sigmoid", ["pose"], "image").Output("image", -1, 1, 32, 32).Build();
        TinyModelFolder.Write(_models.VersionFolder(ModelNames.Decoder), graph, 32);
        using ModelCatalogue catalogue = Create();

        var exception = await Assert.ThrowsAsync<ModelFolderException>(() => catalogue.LoadAsync(Cancellation));

        Assert.Equal("pose FP32 [-1,1,32,32]", exception.Actual);
    }

    private ModelCatalogue Create()
    {
        var active = new ActiveBatchers(_metrics);
        var loader = new ModelLoader(
            Options.Create(new ModelsOptions { Path = _models.Path }),
            OnnxSessionFactory.Create(new OnnxSessionPoolOptions { Sessions = 1 }),
            BatcherFactories.Create(active, _metrics),
            NullLogger<ModelLoader>.Instance);
        return new ModelCatalogue(loader, active);
    }
}
