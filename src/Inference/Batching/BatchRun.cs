using System.Diagnostics;
using System.Numerics.Tensors;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;
using TDGan.Inference.Sessions;

namespace TDGan.Inference.Batching;

/// <summary>
/// Runs batches on one session and hands each item its own result. A run that fails is repeated in halves, down to single items, so that
/// only the item at fault fails; one whose numbers are not finite fails alone; a device that fails gets a new session. Owns the session.
/// Not thread-safe.
/// </summary>
internal sealed class BatchRun : IDisposable
{
    private readonly Func<ISessionRunner> _renew;
    private readonly BatchSizes _sizes;
    private readonly BatchCostModel _cost;
    private readonly BatchContext _context;
    private readonly int[] _inputLengths;
    private readonly int[] _outputLengths;
    private ISessionRunner? _runner;

    /// <param name="model">Name of the model, for metrics and log.</param>
    /// <param name="runner">The session, warm.</param>
    /// <param name="renew">Makes another one, warm, after the device failed.</param>
    /// <param name="sizes">Sizes that runs have.</param>
    /// <param name="cost">Learns from each run.</param>
    /// <param name="context">Clock, metrics, log.</param>
    public BatchRun(
        string model, ISessionRunner runner, Func<ISessionRunner> renew, BatchSizes sizes, BatchCostModel cost, BatchContext context)
    {
        (Model, _runner, _renew, _sizes, _cost, _context) = (model, runner, renew, sizes, cost, context);
        _inputLengths = [.. runner.Signature.Inputs.Select(spec => spec.ItemLength())];
        _outputLengths = [.. runner.Signature.Outputs.Select(spec => spec.ItemLength())];
        OutputNames = [.. runner.Signature.Outputs.Select(spec => spec.Name)];
    }

    /// <summary>Name of the model.</summary>
    public string Model { get; }

    /// <summary>Beats before each run.</summary>
    public WorkerPulse Pulse { get; } = new();

    private string[] OutputNames { get; }

    /// <summary>Computes all items; each request gets its results or its error.</summary>
    /// <param name="items">1 up to the largest size.</param>
    public void Compute(ReadOnlySpan<PendingItem> items)
    {
        try
        {
            long endedAt = Run(items);
            for (int i = 0; i < items.Length; i++)
            {
                Deliver(items[i], i, endedAt);
            }
        }
        catch (InferenceException exception) when (exception.Error == InferenceError.DeviceLost)
        {
            Renew(exception);
            FailAll(items, exception);
        }
        catch (Exception) when (items.Length > 1)
        {
            Compute(items[..(items.Length / 2)]);
            Compute(items[(items.Length / 2)..]);
        }
        catch (Exception exception)
        {
            FailAll(items, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _runner?.Dispose();

    private long Run(ReadOnlySpan<PendingItem> items)
    {
        ISessionRunner runner = _runner ??= _renew();
        int size = _sizes.Containing(items.Length);
        Fill(runner, items, size);
        using Activity? span = BatchSpan.Start(Model, items);
        long startedAt = _context.Time.GetTimestamp();
        Pulse.Beat(startedAt);
        foreach (PendingItem item in items)
        {
            item.Request.NoteRun(startedAt, items.Length);
            _context.Metrics.RecordQueueWait(Model, _context.Time.GetElapsedTime(item.Request.QueuedAt, startedAt));
        }

        runner.Run(size);
        long endedAt = _context.Time.GetTimestamp();
        TimeSpan duration = _context.Time.GetElapsedTime(startedAt, endedAt);
        _cost.Learn(size, duration);
        _context.Metrics.RecordRun(Model, items.Length, duration);
        return endedAt;
    }

    private void Fill(ISessionRunner runner, ReadOnlySpan<PendingItem> items, int size)
    {
        for (int input = 0; input < _inputLengths.Length; input++)
        {
            int length = _inputLengths[input];
            Span<float> values = runner.Input(input)[..(size * length)];
            for (int i = 0; i < items.Length; i++)
            {
                items[i].Request.InputOf(input, items[i].Index, length).CopyTo(values[(i * length)..]);
            }

            values[(items.Length * length)..].Clear();
        }
    }

    private void Deliver(PendingItem item, int row, long endedAt)
    {
        for (int output = 0; output < _outputLengths.Length; output++)
        {
            int length = _outputLengths[output];
            Span<float> room = item.Request.OutputOf(output, item.Index, length);
            if (room.IsEmpty)
            {
                continue;
            }

            _runner!.Output(output).Slice(row * length, length).CopyTo(room);

            // The largest magnitude is NaN or infinite where any value is.
            if (!float.IsFinite(TensorPrimitives.MaxMagnitude<float>(room)))
            {
                string message = $"The output {OutputNames[output]} has NaN or infinity.";
                item.Request.Fail(new InferenceException(InferenceError.BadModelOutput, message));
                return;
            }
        }

        item.Request.CompleteItem(endedAt);
    }

    private void Renew(InferenceException cause)
    {
        InferenceLog.SessionRenewed(_context.Logger, cause, Model);
        _runner?.Dispose();
        _runner = null;
        try
        {
            _runner = _renew();
        }
        catch (Exception exception)
        {
            // The next batch tries again.
            InferenceLog.SessionNotRenewed(_context.Logger, exception, Model);
        }
    }

    private static void FailAll(ReadOnlySpan<PendingItem> items, Exception exception)
    {
        foreach (PendingItem item in items)
        {
            item.Request.Fail(exception);
        }
    }
}
