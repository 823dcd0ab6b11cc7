using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;

namespace TDGan.Inference.Batching;

/// <summary>
/// A thread that owns one session: waits for items, waits for its share of the cores, drains what is there, drops what nobody can use any
/// more, runs, and hands the results out. Nothing that a run does ends the loop; only a closed, empty queue does.
/// </summary>
internal sealed class BatchWorker
{
    private readonly BatchQueue _queue;
    private readonly BatchSizes _sizes;
    private readonly BatchCostModel _cost;
    private readonly CoreShares.Share? _share;
    private readonly BatchContext _context;
    private readonly BatchRun _run;
    private readonly PendingItem[] _items;
    private readonly Func<int, int> _choose;
    private readonly Thread _thread;
    private Action? _ended;

    /// <param name="name">Name of the thread.</param>
    /// <param name="queue">Where items come from.</param>
    /// <param name="sizes">Sizes that runs have.</param>
    /// <param name="cost">What runs cost.</param>
    /// <param name="share">The cores of the model; null where its runs do not take the CPU.</param>
    /// <param name="run">Runs batches on this worker's session; disposed when the loop ends.</param>
    /// <param name="context">Limits, clock, metrics, log.</param>
    public BatchWorker(
        string name, BatchQueue queue, BatchSizes sizes, BatchCostModel cost, CoreShares.Share? share, BatchRun run, BatchContext context)
    {
        (_queue, _sizes, _cost, _share, _run, _context) = (queue, sizes, cost, share, run, context);
        _items = new PendingItem[sizes.Max];
        _choose = available => _sizes.Choose(available, _cost, _context.Options.LongestRun);
        _thread = new Thread(Loop) { IsBackground = true, Name = name };
    }

    /// <summary>Whether it moves.</summary>
    public WorkerPulse Pulse => _run.Pulse;

    /// <summary>Starts the thread, without the caller's context.</summary>
    /// <param name="ended">Called on the thread when its loop has ended.</param>
    public void Start(Action ended)
    {
        _ended = ended;
        _thread.UnsafeStart();
    }

    /// <summary>Waits for the end of the thread, after the queue was closed.</summary>
    /// <returns>Whether it ended in time.</returns>
    public bool Join(TimeSpan patience) => _thread.Join(patience);

    private void Loop()
    {
        try
        {
            while (_queue.WaitForItems())
            {
                _share?.Enter();
                long began = _context.Time.GetTimestamp();
                try
                {
                    ServeBatch(began);
                }
                finally
                {
                    Pulse.Rest();
                    _share?.Leave(_context.Time.GetElapsedTime(began));
                }
            }
        }
        finally
        {
            _run.Dispose();
            _ended?.Invoke();
        }
    }

    private void ServeBatch(long began)
    {
        int taken = _queue.Take(_items, _choose);
        Span<PendingItem> items = _items.AsSpan(0, taken);
        try
        {
            Pulse.Beat(began);
            int live = KeepUsable(items, began);
            if (live > 0)
            {
                _run.Compute(items[..live]);
            }
        }
        catch (Exception exception)
        {
            // A defect of this program, not of a run: the callers are told and the loop goes on.
            InferenceLog.WorkerFault(_context.Logger, exception, _run.Model);
            foreach (PendingItem item in items)
            {
                item.Request.Fail(exception);
            }
        }
        finally
        {
            items.Clear();
        }
    }

    /// <summary>Moves the items that are still of use to the front.</summary>
    private int KeepUsable(Span<PendingItem> items, long now)
    {
        long end = now + (long)(_cost.Estimate(_sizes.Containing(Math.Max(1, items.Length))).TotalSeconds * _context.Time.TimestampFrequency);
        int kept = 0;
        foreach (PendingItem item in items)
        {
            if (item.Request.HasEnded)
            {
                _context.Metrics.CountRejection(_run.Model, RejectionReason.Cancelled);
            }
            else if (item.Request.Deadline < end)
            {
                GiveUp(item.Request);
            }
            else
            {
                items[kept++] = item;
            }
        }

        return kept;
    }

    private void GiveUp(PendingRequest request)
    {
        _cost.Doubt();
        _context.Metrics.CountRejection(_run.Model, RejectionReason.Deadline);
        request.Fail(new InferenceException(InferenceError.DeadlineExceeded, "The result would have come after the deadline."));
    }
}
