using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.ModelRepository;

public sealed class ModelCatalogueTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Get_BeforeLoading_SaysModelLoading()
    {
        using var bench = new RepositoryBench();

        Assert.Equal(InferenceError.ModelLoading, Assert.Throws<InferenceException>(() => bench.Catalogue.Get("decoder")).Error);
        Assert.False(bench.Catalogue.IsReady);
        Assert.Empty(bench.Catalogue.Models);
    }

    [Fact]
    public async Task LoadAsync_ValidRepository_HasTheThreeModels()
    {
        using var bench = new RepositoryBench(device: "auto");

        await bench.Control.LoadAllAsync(Cancellation);

        Assert.True(bench.Catalogue.IsReady);
        Assert.Equal(["decoder", "expression-branch", "face-branch"], bench.Catalogue.Models.Select(model => model.Identity.Name));
        Assert.All(bench.Catalogue.Models, model => Assert.NotNull(model.DeviceFallbackReason));
        Assert.Equal(InferenceError.ModelNotFound, Assert.Throws<InferenceException>(() => bench.Catalogue.Get("other")).Error);
    }

    [Fact]
    public async Task LoadAsync_PartsOfTwoGenerators_TellsTheDifference()
    {
        using var bench = new RepositoryBench();
        TinyModelFolder.Write(bench.Models.VersionFolder(ModelNames.Decoder), new TinyGenerator(Side: 64).Decoder(), 64);

        var exception = await Assert.ThrowsAsync<ModelFolderException>(() => bench.Control.LoadAllAsync(Cancellation));

        Assert.Equal(bench.Models.File("decoder", "manifest.json"), exception.File);
        Assert.Equal(("image FP32 [-1,1,32,32] as in the other models", "image FP32 [-1,1,64,64]"), (exception.Expected, exception.Actual));
        Assert.False(bench.Catalogue.IsReady);
    }

    [Fact]
    public async Task LoadAsync_DecoderWithAnUnknownInput_Refuses()
    {
        byte[] graph = new OnnxGraphBuilder("decoder")
            .Input("face_code", -1, 4, 2, 2).Input("expression_code", -1, 4, 2, 2).Input("pose", -1, 1, 32, 32)
            .Node("Sigmoid", ["pose"], "image").Output("image", -1, 1, 32, 32).Build();
        using var bench = new RepositoryBench();
        TinyModelFolder.Write(bench.Models.VersionFolder(ModelNames.Decoder), graph, 32);

        var exception = await Assert.ThrowsAsync<ModelFolderException>(() => bench.Control.LoadAllAsync(Cancellation));

        Assert.Equal("pose FP32 [-1,1,32,32]", exception.Actual);
    }
}
