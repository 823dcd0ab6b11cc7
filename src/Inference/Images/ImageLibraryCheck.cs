using Microsoft.Extensions.Hosting;
using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>
/// Loads the native library of pictures before anything listens: where it lacks, or lacks a library itself, the first upload would be the
/// first to tell.
/// </summary>
internal sealed class ImageLibraryCheck : IHostedLifecycleService
{
    /// <exception cref="DllNotFoundException">It does not load; may come within a <see cref="TypeInitializationException"/>.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        SkiaSharpVersion.CheckNativeLibraryCompatible(true);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
