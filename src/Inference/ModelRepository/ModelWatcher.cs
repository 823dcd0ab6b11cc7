using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.ModelRepository;

/// <summary>
/// Looks at the repository from time to time, where that is configured, and has a change taken into use once two looks in a row agree. It
/// polls, because notifications of a file system do not cross network volumes and container mounts.
/// </summary>
internal sealed class ModelWatcher(
    IOptions<ModelsOptions> options,
    ModelLoader loader,
    ModelRepositoryControl control,
    TimeProvider time,
    ILogger<ModelWatcher> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Watch)
        {
            return;
        }

        // Nothing is known yet, so that the first two looks also catch what changed since the models were loaded.
        var changes = new RepositoryChanges("");
        using var timer = new PeriodicTimer(options.Value.WatchInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (changes.IsNew(Look()))
                {
                    await control.RefreshAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ModelFolderException)
            {
                // A folder in the middle of a change, or one that is gone: the next look may find it.
                InferenceLog.RepositoryUnreadable(logger, exception);
            }
        }
    }

    private string Look() => RepositoryScan.Describe(RepositoryScan.Read(loader.FindRepository()));
}
