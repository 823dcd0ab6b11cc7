using Microsoft.Extensions.Hosting;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;

namespace TDGan.Inference.ModelRepository;

/// <summary>
/// Loads the models in the host's StartingAsync, which comes before any server listens: a process that answers has checked, warm models.
/// An <see cref="InferenceStartException"/> ends the start of the host.
/// </summary>
/// <param name="control">Loads them.</param>
/// <param name="catalogue">Where they go.</param>
/// <param name="metrics">Shows the devices that they run on.</param>
internal sealed class ModelLoadingService(ModelRepositoryControl control, ModelCatalogue catalogue, InferenceMetrics metrics) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await control.LoadAllAsync(cancellationToken);
        metrics.ObserveDevices(
            () => catalogue.Models.Select(model => (model.Identity.Name, model.DeviceFallbackReason is null ? 0 : 1)));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
