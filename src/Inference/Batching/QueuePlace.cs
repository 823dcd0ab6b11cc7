namespace TDGan.Inference.Batching;

/// <summary>A reserved place in a queue, held until disposed. Thread-safe.</summary>
/// <param name="queue">Where the place was reserved.</param>
/// <param name="pace">Counts the request as under way while its item is made.</param>
internal sealed class QueuePlace(BatchQueue queue, ServicePace pace) : IDisposable
{
    private BatchQueue? _queue = queue;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _queue, null) is { } held)
        {
            held.EndReservation();
            pace.Leave(wasServed: false);
        }
    }
}
