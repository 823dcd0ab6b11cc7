using Microsoft.Extensions.Logging.Abstractions;
using TDGan.Inference.Batching;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.TestSupport.Models;

namespace TDGan.Inference.Tests.ModelRepository;

/// <summary>A repository of tiny models with all that loads and changes it, without a host.</summary>
internal sealed class RepositoryBench : IDisposable
{
    private readonly InferenceMetrics _metrics = new();

    public RepositoryBench(TinyGenerator? generator = null, string device = "cpu")
    {
        Models = TinyModelRepository.Create(generator);
        Options = new ModelsOptions { Path = Models.Path };
        var active = new ActiveBatchers(_metrics);
        Loader = new ModelLoader(
            Microsoft.Extensions.Options.Options.Create(Options),
            OnnxSessionFactory.Create(new OnnxSessionPoolOptions { Device = device, Sessions = 1 }),
            BatcherFactories.Create(active, _metrics),
            NullLogger<ModelLoader>.Instance);
        Catalogue = new ModelCatalogue(active);
        Control = new ModelRepositoryControl(Loader, Catalogue, _metrics, NullLogger<ModelRepositoryControl>.Instance);
    }

    public TinyModelRepository Models { get; }

    public InferenceMetrics Metrics => _metrics;

    public ModelsOptions Options { get; }

    public ModelLoader Loader { get; }

    public ModelCatalogue Catalogue { get; }

    public ModelRepositoryControl Control { get; }

    /// <summary>name:version of all that is loaded, what serves before what else there is.</summary>
    public IEnumerable<string> Loaded => Catalogue.Models.Select(model => $"{model.Identity.Name}:{model.Identity.Version}");

    public void Dispose()
    {
        Control.Dispose();
        Catalogue.Dispose();
        _metrics.Dispose();
        Models.Dispose();
    }
}
