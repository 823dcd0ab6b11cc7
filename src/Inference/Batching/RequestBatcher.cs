using System.Diagnostics;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;
using TDGan.Inference.Requests;
using TDGan.Inference.Sessions;

namespace TDGan.Inference.Batching;

/// <summary>
/// Gathers the items of many requests into runs of one model. One bounded queue; a worker for each session takes what is there when its
/// session is free, so batches form while sessions are busy and nothing waits for a batch to fill. Thread-safe.
/// </summary>
internal sealed class RequestBatcher : IDisposable
{
    private readonly BatchContext _context;
    private readonly BatchQueue _queue;
    private readonly BatchSizes _sizes;
    private readonly BatchCostModel _cost;
    private readonly BatchWorker[] _workers;
    private readonly ServicePace _pace;
    private int _running;

    /// <param name="model">Name of the model.</param>
    /// <param name="runners">Its sessions, warm; each gets a worker that owns it.</param>
    /// <param name="renew">Makes another session after the device failed.</param>
    /// <param name="cost">What the warm-up has learnt.</param>
    /// <param name="shares">The cores that the runs take; null where they take none.</param>
    /// <param name="context">Limits, clock, metrics, log.</param>
    public RequestBatcher(
        string model,
        IReadOnlyList<ISessionRunner> runners,
        Func<ISessionRunner> renew,
        BatchCostModel cost,
        CoreShares? shares,
        BatchContext context)
    {
        (Model, _cost, _context) = (model, cost, context);
        Signature = runners[0].Signature;
        _pace = new ServicePace(context.Time);
        _queue = new BatchQueue(context.Options.QueueCapacity);
        _sizes = new BatchSizes(context.Options.MaxBatchSize);
        CoreShares.Share? share = shares?.CreateShare();
        _workers = [.. runners.Select((runner, i) => new BatchWorker(
            $"{model} {i}", _queue, _sizes, cost, share, new BatchRun(model, runner, renew, _sizes, cost, context), context))];
        _running = _workers.Length;
        Array.ForEach(_workers, worker => worker.Start(NoteEnd));
    }

    /// <summary>Raised once, on the thread of the last worker, when all have ended.</summary>
    public event Action<RequestBatcher>? Ended;

    /// <summary>Name of the model.</summary>
    public string Model { get; }

    /// <summary>Inputs and outputs; <see cref="RunAsync"/> takes and fills them in this order.</summary>
    public GraphSignature Signature { get; }

    /// <summary>Items that wait.</summary>
    public int QueueLength => _queue.Count;

    /// <summary>Workers that have work and have not moved for longer than the configured time.</summary>
    public int StuckWorkers => _workers.Count(worker => worker.Pulse.StillFor(_context.Time) > _context.Options.StuckAfter);

    /// <summary>
    /// What <see cref="Reserve"/> would now throw because the queue is full or slower than the deadline, or null; an end of the queue is not
    /// told, because another batcher may serve by then.
    /// </summary>
    /// <param name="deadline">By when the answer is needed; null for whenever.</param>
    public InferenceException? FindRefusal(DateTimeOffset? deadline)
    {
        bool isFull = !_queue.HasRoom();
        return _queue.IsClosed || (!isFull && CanAnswerBy(deadline)) ? null : Refuse(isFull);
    }

    /// <summary>
    /// Holds a place in the queue while an item is made, so that a request is refused before anything is spent on it: without, all that come
    /// while a single place is free would be decoded, and all but one then refused.
    /// </summary>
    /// <param name="deadline">By when the answer is needed; null for whenever.</param>
    /// <returns>Disposed right before <see cref="RunAsync"/>, or when there will be no item.</returns>
    /// <exception cref="InferenceException"><see cref="InferenceError.Overloaded"/> or <see cref="InferenceError.ShuttingDown"/>.</exception>
    public QueuePlace Reserve(DateTimeOffset? deadline)
    {
        bool isInTime = _queue.IsClosed || CanAnswerBy(deadline);
        if (!isInTime || !_queue.TryReserve())
        {
            throw Refuse(isFull: isInTime);
        }

        _pace.Enter();
        return new QueuePlace(_queue, _pace);
    }

    /// <summary>Runs all items of a request, in runs shared with others, and fills the outputs.</summary>
    /// <param name="count">Items, 1 or more.</param>
    /// <param name="inputs">Values of each input, item after item; not changed, read until the task ends.</param>
    /// <param name="outputs">Room for each output, item after item; null where one is not wanted.</param>
    /// <param name="scope">Its deadline and token; an item that was not begun when either passes is not computed.</param>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.Overloaded"/> or <see cref="InferenceError.ShuttingDown"/> at once; <see cref="InferenceError.BadModelOutput"/>,
    /// <see cref="InferenceError.DeadlineExceeded"/> or <see cref="InferenceError.DeviceLost"/> later.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token of <paramref name="scope"/> was cancelled.</exception>
    public Task<BatchTiming> RunAsync(int count, ReadOnlyMemory<float>[] inputs, float[]?[] outputs, RequestScope scope)
    {
        scope.CancellationToken.ThrowIfCancellationRequested();
        long now = _context.Time.GetTimestamp();
        var request = new PendingRequest(count, inputs, outputs)
        {
            Token = scope.CancellationToken,
            Deadline = scope.DeadlineTimestamp(_context.Time, now),
            QueuedAt = now,
            Span = InferenceTelemetry.Activities.HasListeners() ? Activity.Current?.Context ?? default : default,
        };
        return _queue.TryAdd(request) ? WaitAsync(request) : throw Refuse(isFull: true);
    }

    /// <summary>Takes nothing more; what waits is still served, then the workers dispose their sessions. Does not wait for that.</summary>
    public void Dispose() => _queue.Close();

    /// <summary>Waits for the workers after <see cref="Dispose"/>.</summary>
    /// <param name="patience">How long in all.</param>
    /// <returns>Whether all have ended.</returns>
    public bool Join(TimeSpan patience)
    {
        long began = _context.Time.GetTimestamp();
        return Array.TrueForAll(_workers, worker =>
        {
            TimeSpan left = patience - _context.Time.GetElapsedTime(began);
            return worker.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        });
    }

    private async Task<BatchTiming> WaitAsync(PendingRequest request)
    {
        bool wasServed = false;
        _pace.Enter();
        try
        {
            BatchTiming timing = await request.WaitAsync();
            wasServed = true;
            return timing;
        }
        finally
        {
            _pace.Leave(wasServed);
        }
    }

    /// <summary>Whether one more request would be answered by its deadline at the pace at which they leave now.</summary>
    private bool CanAnswerBy(DateTimeOffset? deadline) =>
        deadline is not { } moment || moment - _context.Time.GetUtcNow() >= _pace.DrainWithOneMore;

    private void NoteEnd()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            Ended?.Invoke(this);
        }
    }

    private InferenceException Refuse(bool isFull)
    {
        if (_queue.IsClosed)
        {
            _context.Metrics.CountRejection(Model, RejectionReason.ShuttingDown);
            return new InferenceException(InferenceError.ShuttingDown, $"The queue of {Model} is closed.");
        }

        _context.Metrics.CountRejection(Model, RejectionReason.Overloaded);
        string message = isFull ? $"The queue of {Model} is full." : $"The queue of {Model} does not drain within the deadline.";
        return new InferenceException(InferenceError.Overloaded, message)
        {
            Limit = isFull ? _context.Options.QueueCapacity : null,
            RetryAfter = PredictedDrain(),
        };
    }

    /// <summary>
    /// Time until what waits now has been served: runs of the largest size, shared by all workers, or longer where requests leave slower than
    /// their runs alone would let them.
    /// </summary>
    private TimeSpan PredictedDrain()
    {
        int size = _sizes.Choose(_sizes.Max, _cost, _context.Options.LongestRun);
        double runs = Math.Ceiling((double)_queue.Count / size / _workers.Length);
        TimeSpan drain = _cost.Estimate(size) * runs;
        return new[] { drain, _pace.Drain, TimeSpan.FromMilliseconds(1) }.Max();
    }
}
