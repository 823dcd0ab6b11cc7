using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
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

    /// <summary>Where runs are counted.</summary>
    public InferenceMetrics Metrics => metrics;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Gives every session of a model to a worker, warm at every batch size, and starts the workers.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="sessions">Its sessions; the leases of all of them are the batcher's from then on.</param>
    /// <param name="cancellationToken">Gives up between runs.</param>
    public async Task<RequestBatcher> StartAsync(string model, OnnxSessionPool sessions, CancellationToken cancellationToken)
    {
        var sizes = new BatchSizes(_context.Value.Options.MaxBatchSize);
        var cost = new BatchCostModel();
        var runners = new List<ISessionRunner>();
        var warm = new HashSet<InferenceSession>();
        try
        {
            for (int i = 0; i < sessions.Count; i++)
            {
                SessionLease lease = await sessions.LeaseAsync(cancellationToken);
                runners.Add(new BoundSession(lease, sizes.All));
                if (warm.Add(lease.Session))
                {
                    BatchWarmUp.Run(runners[i], sizes, _context.Value.Options.LongestRun, cost, time, cancellationToken);
                }
            }
        }
        catch
        {
            runners.ForEach(runner => runner.Dispose());
            throw;
        }

        CoreShares? shares = sessions.Device.Kind == ExecutionDeviceKind.Cpu ? _shares.Value : null;
        var batcher = new RequestBatcher(
            model, runners, () => new BoundSession(sessions.Replace(), sizes.All), cost, shares, _context.Value);
        batcher.Ended += active.Remove;
        active.Add(batcher);
        return batcher;
    }
}
