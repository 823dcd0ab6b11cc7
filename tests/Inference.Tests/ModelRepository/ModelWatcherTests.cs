using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TDGan.Inference.ModelRepository;
using Xunit;

namespace TDGan.Inference.Tests.ModelRepository;

public sealed class ModelWatcherTests : IDisposable
{
    private readonly RepositoryBench _bench = new();
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task ExecuteAsync_NewVersionAppears_IsTakenIntoUse()
    {
        using ModelWatcher watcher = await StartAsync(watch: true);
        _bench.Models.AddVersion("2");

        while (!_bench.Loaded.Contains("decoder:2"))
        {
            Cancellation.ThrowIfCancellationRequested();
            _time.Advance(_bench.Options.WatchInterval);
            await Task.Yield();
        }

        await watcher.StopAsync(Cancellation);
        Assert.Equal(["decoder:2", "expression-branch:2", "face-branch:2"], _bench.Loaded);
    }

    [Fact]
    public async Task ExecuteAsync_NotConfigured_LooksAtNothing()
    {
        using ModelWatcher watcher = await StartAsync(watch: false);

        await watcher.ExecuteTask!.WaitAsync(Cancellation);
        Assert.Equal(["decoder:1", "expression-branch:1", "face-branch:1"], _bench.Loaded);
    }

    private async Task<ModelWatcher> StartAsync(bool watch)
    {
        _bench.Options.Watch = watch;
        await _bench.Control.LoadAllAsync(Cancellation);
        var watcher = new ModelWatcher(
            Options.Create(_bench.Options), _bench.Loader, _bench.Control, _time, NullLogger<ModelWatcher>.Instance);
        await watcher.StartAsync(Cancellation);
        return watcher;
    }
}
