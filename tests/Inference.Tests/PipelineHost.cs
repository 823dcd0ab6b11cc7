using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TDGan.Inference.Classification;
using TDGan.Inference.Faces;
using TDGan.Inference.Registration;
using TDGan.Inference.Transfer;
using TDGan.TestSupport.Models;

namespace TDGan.Inference.Tests;

/// <summary>The whole pipeline in a host of its own, over tiny models on the CPU.</summary>
internal sealed class PipelineHost : IAsyncDisposable
{
    private readonly IHost _host;

    private PipelineHost(IHost host, TinyModelRepository models) => (_host, Models) = (host, models);

    public TinyModelRepository Models { get; }

    public IServiceProvider Services => _host.Services;

    public IExpressionClassifier Classifier => Services.GetRequiredService<IExpressionClassifier>();

    public IExpressionTransfer Transfer => Services.GetRequiredService<IExpressionTransfer>();

    /// <summary>With <see cref="TinyDetector"/> as the repository's detector.</summary>
    /// <param name="write">Writes further models into the repository.</param>
    public static async Task<PipelineHost> StartWithDetectorAsync(Action<string>? write = null)
    {
        var models = TinyModelRepository.Create(withDetector: true);
        write?.Invoke(models.Path);
        var pipeline = Create(models, detector: null, settings: []);
        await pipeline.StartAsync();
        return pipeline;
    }

    public static async Task<PipelineHost> StartAsync(TinyGenerator? generator = null, IFaceDetector? detector = null)
    {
        var pipeline = Create(generator, detector);
        await pipeline.StartAsync();
        return pipeline;
    }

    /// <param name="generator">The models; null for the usual ones.</param>
    /// <param name="detector">A detector to register, or null.</param>
    /// <param name="settings">Configuration keys beside those of the models and the CPU.</param>
    public static PipelineHost Create(
        TinyGenerator? generator = null, IFaceDetector? detector = null, params (string Key, string Value)[] settings) =>
        Create(TinyModelRepository.Create(generator), detector, settings);

    public Task StartAsync() => _host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Models.Dispose();
    }

    private static PipelineHost Create(TinyModelRepository models, IFaceDetector? detector, (string Key, string Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["TDGan:Models:Path"] = models.Path;
        builder.Configuration["TDGan:Sessions:Device"] = "cpu";
        foreach ((string key, string value) in settings)
        {
            builder.Configuration[key] = value;
        }

        if (detector is not null)
        {
            builder.Services.AddSingleton(detector);
        }

        builder.Services.AddTDGanInference(builder.Configuration);
        return new PipelineHost(builder.Build(), models);
    }
}
