using System.Diagnostics;

namespace TDGan.Inference.Batching;

/// <summary>
/// Items that one caller waits for together: where their values are and where the results go. It ends once, whoever comes first: the worker
/// that computed the last item, a fault, or the caller's token. The caller that ended by its token may drop everything at once; a worker
/// writes into arrays that nobody reads any more. Thread-safe.
/// </summary>
internal sealed class PendingRequest
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ReadOnlyMemory<float>[] _inputs;
    private readonly float[]?[] _outputs;
    private int _remaining;
    private long _startedAt;
    private long _endedAt;
    private int _largestBatch;

    /// <param name="count">Items, 1 or more.</param>
    /// <param name="inputs">Values of each input of the graph, in its order, item after item.</param>
    /// <param name="outputs">Room for each output of the graph, in its order, item after item; null where an output is not wanted.</param>
    public PendingRequest(int count, ReadOnlyMemory<float>[] inputs, float[]?[] outputs) =>
        (Count, _remaining, _inputs, _outputs) = (count, count, inputs, outputs);

    /// <summary>Items.</summary>
    public int Count { get; }

    /// <summary>Timestamp by which the result is of use; <see cref="long.MaxValue"/> for none.</summary>
    public long Deadline { get; init; } = long.MaxValue;

    /// <summary>Client abort, deadline or shutdown.</summary>
    public CancellationToken Token { get; init; }

    /// <summary>The span of the caller, for the link of the batch; default where nobody traces.</summary>
    public ActivityContext Span { get; init; }

    /// <summary>Timestamp of the arrival in the queue.</summary>
    public long QueuedAt { get; init; }

    /// <summary>Whether nobody waits any more.</summary>
    public bool HasEnded => _end.Task.IsCompleted;

    /// <summary>The wait of the caller; its timing is valid once this has ended well.</summary>
    public async Task<BatchTiming> WaitAsync()
    {
        await using CancellationTokenRegistration registration =
            Token.UnsafeRegister(static (state, token) => ((PendingRequest)state!)._end.TrySetCanceled(token), this);
        await _end.Task;
        return new BatchTiming(QueuedAt, _startedAt, _endedAt, _largestBatch);
    }

    public ReadOnlySpan<float> InputOf(int input, int item, int length) => _inputs[input].Span.Slice(item * length, length);

    /// <summary>Room for an output of an item, or empty where it is not wanted.</summary>
    public Span<float> OutputOf(int output, int item, int length) =>
        _outputs[output] is { } values ? values.AsSpan(item * length, length) : [];

    /// <summary>Notes that a run began with an item of this request; the first one ends the wait in the queue.</summary>
    public void NoteRun(long startedAt, int batchSize)
    {
        Interlocked.CompareExchange(ref _startedAt, startedAt, 0);
        int largest = Volatile.Read(ref _largestBatch);
        while (largest < batchSize)
        {
            int seen = Interlocked.CompareExchange(ref _largestBatch, batchSize, largest);
            largest = seen == largest ? batchSize : seen;
        }
    }

    /// <summary>Notes that one item is done; the last one ends the request.</summary>
    public void CompleteItem(long endedAt)
    {
        if (Interlocked.Decrement(ref _remaining) == 0)
        {
            _endedAt = endedAt;
            _end.TrySetResult();
        }
    }

    /// <summary>Ends the request with an error, if it has not ended yet.</summary>
    public void Fail(Exception exception) => _end.TrySetException(exception);
}
