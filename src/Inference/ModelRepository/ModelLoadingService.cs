using Microsoft.Extensions.Hosting;
using TDGan.Inference.Errors;

namespace TDGan.Inference.ModelRepository;

/// <summary>
/// Loads the models in the host's StartingAsync, which comes before any server listens: a process that answers has checked, warm models.
/// An <see cref="InferenceStartException"/> ends the start of the host.
/// </summary>
/// <param name="catalogue">Where they go.</param>
internal sealed class ModelLoadingService(ModelCatalogue catalogue) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => catalogue.LoadAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
