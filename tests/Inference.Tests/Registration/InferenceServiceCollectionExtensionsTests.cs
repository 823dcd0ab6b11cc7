using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TDGan.Inference.Errors;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Registration;
using Xunit;

namespace TDGan.Inference.Tests.Registration;

public sealed class InferenceServiceCollectionExtensionsTests
{
    [Fact]
    public async Task Start_ValidModels_IsReady()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();

        Assert.True(pipeline.Services.GetRequiredService<IModelCatalogue>().IsReady);
    }

    [Fact]
    public async Task Start_BrokenModelFolder_RefusesOnOneLine()
    {
        await using PipelineHost pipeline = PipelineHost.Create();
        string file = pipeline.Models.File(ModelNames.Decoder, "model.onnx");
        string expected = ModelFolder.Sha256Of(file);
        await File.WriteAllTextAsync(file, "changed", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAnyAsync<InferenceStartException>(pipeline.StartAsync);

        Assert.Equal($"{file}: expected SHA-256 {expected}, actual {ModelFolder.Sha256Of(file)}", exception.Message);
    }

    [Fact]
    public async Task Start_MissingDevice_Refuses()
    {
        await using PipelineHost pipeline = PipelineHost.Create(settings: ("TDGan:Sessions:Device", "cuda:0"));

        var exception = await Assert.ThrowsAnyAsync<InferenceStartException>(pipeline.StartAsync);

        Assert.StartsWith("TDGan:Sessions:Device: cuda:0 cannot be used: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WrongOptions_TellsAllWithTheirKeys()
    {
        await using PipelineHost pipeline = PipelineHost.Create(
            settings: [("TDGan:Sessions:Device", "gpu"), ("TDGan:Sessions:Sessions", "0"), ("TDGan:Images:MinSide", "0"), ("TDGan:Faces:WorkingSide", "63")]);

        var exception = await Assert.ThrowsAsync<AggregateException>(pipeline.StartAsync);

        Assert.Equal(
            [
                "TDGan:Faces:WorkingSide: expected 64 to 4096, actual 63",
                "TDGan:Images:MinSide: expected 1 or more and a square within MaxPixels, actual 0",
                "TDGan:Sessions:Device: expected auto, cpu, cuda, cuda:N[,N] or tensorrt, actual 'gpu'",
                "TDGan:Sessions:Sessions: expected 1 or more, or none for the default, actual 0",
            ],
            exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures).Order());
    }

    [Fact]
    public void AddTDGanInference_StageRegisteredBefore_IsKept()
    {
        var own = new OwnDecoder();
        var services = new ServiceCollection();
        services.AddSingleton<IImageDecoder>(own);

        services.AddTDGanInference(new ConfigurationBuilder().Build());

        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Same(own, provider.GetRequiredService<IImageDecoder>());
    }

    private sealed class OwnDecoder : IImageDecoder
    {
        public DecodedImage Decode(ReadOnlySpan<byte> encodedImage) => throw new NotSupportedException();

        public DecodedImage DecodeReduced(ReadOnlySpan<byte> encodedImage, int leastLongerSide) => throw new NotSupportedException();
    }
}
