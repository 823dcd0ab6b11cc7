using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TDGan.Inference.Batching;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Manifest;
using TDGan.Inference.Sessions;
using TDGan.Inference.Triton;

namespace TDGan.Inference.ModelRepository;

/// <summary>Loads one version folder as it is served: checked, self-tested, warm, with its queue. Thread-safe.</summary>
/// <param name="options">Where the repository is.</param>
/// <param name="factory">Makes the sessions.</param>
/// <param name="batchers">Makes the queues.</param>
/// <param name="logger">Tells what was loaded and where it runs.</param>
/// <param name="environment">Knows the content root; without a host it is the current folder.</param>
internal sealed class ModelLoader(
    IOptions<ModelsOptions> options,
    OnnxSessionFactory factory,
    BatcherFactory batchers,
    ILogger<ModelLoader> logger,
    IHostEnvironment? environment = null)
{
    /// <summary>The folder <c>models</c>.</summary>
    /// <exception cref="ModelFolderException">There is none.</exception>
    public string FindRepository() => ModelRepositoryFolder.Find(
        options.Value,
        environment?.ContentRootPath ?? Directory.GetCurrentDirectory(),
        AppContext.BaseDirectory,
        Directory.GetCurrentDirectory());

    /// <summary>Loads on a thread of the pool; the caller disposes the model.</summary>
    /// <param name="version">The folder.</param>
    /// <param name="config">What its config.pbtxt says, or null.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    /// <exception cref="ModelFolderException">The folder does not keep its contract; nothing stays loaded.</exception>
    /// <exception cref="ExecutionDeviceException">The named device cannot be used.</exception>
    public Task<ServedModel> LoadAsync(RepositoryVersion version, TritonModelConfig? config, CancellationToken cancellationToken) =>
        Task.Run(() => LoadHereAsync(version, config, cancellationToken), cancellationToken);

    private async Task<ServedModel> LoadHereAsync(RepositoryVersion version, TritonModelConfig? config, CancellationToken cancellationToken)
    {
        ModelFolder folder = ModelFolder.Open(version.Path);
        config?.RequireSame(folder);
        OnnxModel model = await OnnxModel.LoadAsync(folder, factory, cancellationToken);
        ServedModel served;
        try
        {
            RequestBatcher? batcher = model.IsBatchable
                ? await batchers.StartAsync(model.Identity.Name, model.Sessions, cancellationToken)
                : null;
            served = new ServedModel(model, batcher, batchers.Metrics, batchers.Time);
        }
        catch
        {
            model.Dispose();
            throw;
        }

        Tell(served);
        return served;
    }

    private void Tell(ServedModel model)
    {
        (string name, string version, _, string device) = model.Identity;
        InferenceLog.ModelLoaded(logger, name, version, device, model.Folder.Path);
        if (model.DeviceFallbackReason is { } missing && missing.EndsWith(OnnxSessionFactory.NotInBuild, StringComparison.Ordinal))
        {
            // Whoever installs the CPU build and leaves the device to the service has not asked for a GPU.
            InferenceLog.NoDeviceInBuild(logger, name, device, missing);
        }
        else if (model.DeviceFallbackReason is { } reason)
        {
            InferenceLog.DeviceFallback(logger, name, device, reason);
        }
    }
}
