using Microsoft.Extensions.Options;

namespace TDGan.Api.Shutdown;

/// <summary>
/// Orders the stop: readiness fails first, the listener stays open for the notice, requests in flight finish, and those that cannot
/// finish within the grace period are told so while their connection still stands.
/// </summary>
internal sealed partial class ShutdownDrain : IHostedLifecycleService, IDisposable
{
    /// <summary>Part of the grace period that is kept for sending the last replies.</summary>
    private const double ReplyShare = 0.1;

    private readonly ShutdownOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ShutdownDrain> _logger;
    private readonly CancellationTokenSource _graceEnded;
    private readonly CancellationTokenRegistration _stopping;
    private int _begun;

    public ShutdownDrain(
        IHostApplicationLifetime lifetime, IOptions<ShutdownOptions> options, TimeProvider time, ILogger<ShutdownDrain> logger)
    {
        _options = options.Value;
        _time = time;
        _logger = logger;
        _graceEnded = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);

        // A signal fires this before the host begins to stop its services; a stop by code, only after StoppingAsync.
        _stopping = lifetime.ApplicationStopping.Register(Begin);
    }

    /// <summary>Whether the stop has begun.</summary>
    public bool HasBegun => Volatile.Read(ref _begun) == 1;

    /// <summary>Cancelled when requests in flight must end for their replies to leave within the grace period.</summary>
    public CancellationToken GraceEnded => _graceEnded.Token;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Begin();
        await Task.Delay(_options.ReadinessNotice, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _stopping.Dispose();
        _graceEnded.Dispose();
    }

    private void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0)
        {
            _graceEnded.CancelAfter(_options.GracePeriod * (1 - ReplyShare));
            Draining(_logger, _options.ReadinessNotice, _options.GracePeriod);
        }
    }

    [LoggerMessage(LogLevel.Information, "Stopping: not ready, listening for another {Notice}, ending within {GracePeriod}.")]
    private static partial void Draining(ILogger logger, TimeSpan notice, TimeSpan gracePeriod);
}
