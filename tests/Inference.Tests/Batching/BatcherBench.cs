using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TDGan.Inference.Batching;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;
using TDGan.Inference.Requests;
using TDGan.Inference.Sessions;
using Xunit;

namespace TDGan.Inference.Tests.Batching;

/// <summary>A batcher over scripted sessions with a clock that stands still until it is moved.</summary>
internal sealed class BatcherBench : IDisposable
{
    private readonly InferenceMetrics _metrics = new();

    public BatcherBench(params ScriptedRunner[] runners)
        : this(new BatchingOptions(), () => throw new InvalidOperationException("No other session."), runners)
    {
    }

    public BatcherBench(BatchingOptions options, Func<ISessionRunner> renew, params ScriptedRunner[] runners)
    {
        var context = new BatchContext(options, Time, _metrics, NullLogger.Instance);
        Batcher = new RequestBatcher("scripted", runners, renew, Cost, shares: null, context);
    }

    public FakeTimeProvider Time { get; } = new();

    /// <summary>By <see cref="Time"/>, of requests from now on; null for none.</summary>
    public DateTimeOffset? Deadline { get; set; }

    public BatchCostModel Cost { get; } = new();

    public RequestBatcher Batcher { get; }

    /// <summary>Runs items and gives y of each.</summary>
    public async Task<float[]> RunAsync(CancellationToken cancellationToken, params float[] items)
    {
        float[] y = new float[items.Length];
        var scope = new RequestScope(new PhaseClock(_metrics, Time), Deadline, cancellationToken);
        await Batcher.RunAsync(items.Length, [items], [y, null], scope);
        return y;
    }

    public Task<float[]> RunAsync(params float[] items) => RunAsync(CancellationToken.None, items);

    /// <summary>Reserves a place for an item that is due by <see cref="Deadline"/>.</summary>
    public QueuePlace Reserve() => Batcher.Reserve(Deadline);

    public InferenceException? FindRefusal() => Batcher.FindRefusal(Deadline);

    public void Dispose()
    {
        Batcher.Dispose();
        Assert.True(Batcher.Join(TimeSpan.FromMinutes(1)));
        _metrics.Dispose();
    }
}
