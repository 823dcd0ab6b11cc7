namespace TDGan.Inference.Batching;

/// <summary>A reserved place in a queue, held until disposed. Thread-safe.</summary>
/// <param name="queue">Where the place was reserved.</param>
internal sealed class QueuePlace(BatchQueue queue) : IDisposable
{
    private BatchQueue? _queue = queue;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _queue, null)?.EndReservation();
}
