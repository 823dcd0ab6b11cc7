using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TDGan.Inference.Cores;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Sessions;

namespace TDGan.Inference.Batching;

/// <summary>Makes the batchers of a host, which share the cores, the clock, the metrics and the log. Thread-safe.</summary>
internal sealed class BatcherFactory(
    IOptions<BatchingOptions> options,
    IOptions<OnnxSessionPoolOptions> sessions,
    ProcessorCores cores,
    ActiveBatchers active,
    InferenceMetrics metrics,
    TimeProvider time,
    ILogger<RequestBatcher> logger)
{
    // Options are read when the first model is loaded: faulty ones must not keep the host from telling all faults together.
    private readonly Lazy<BatchContext> _context = new(() => new BatchContext(options.Value, time, metrics, logger));
    private readonly Lazy<CoreShares> _shares = new(() => new CoreShares(Math.Max(1, cores.Count / sessions.Value.IntraOpThreads)));

    /// <summary>Sizes to warm up.</summary>
    public BatchSizes Sizes => new(_context.Value.Options.MaxBatchSize);

    /// <summary>Longest predicted run that is chosen.</summary>
    public TimeSpan LongestRun => _context.Value.Options.LongestRun;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Starts the workers of one model.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="runners">Its sessions, warm; owned by the batcher.</param>
    /// <param name="renew">Makes another session after the device failed.</param>
    /// <param name="cost">What the warm-up has learnt.</param>
    /// <param name="onCpu">Whether runs take cores.</param>
    public RequestBatcher Create(
        string model, IReadOnlyList<ISessionRunner> runners, Func<ISessionRunner> renew, BatchCostModel cost, bool onCpu)
    {
        var batcher = new RequestBatcher(model, runners, renew, cost, onCpu ? _shares.Value : null, _context.Value);
        batcher.Ended += active.Remove;
        active.Add(batcher);
        return batcher;
    }
}
