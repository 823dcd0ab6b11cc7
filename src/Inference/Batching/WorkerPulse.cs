namespace TDGan.Inference.Batching;

/// <summary>When a worker last moved while it had work; read by the watchdog. Thread-safe.</summary>
internal sealed class WorkerPulse
{
    private long _busySince;

    /// <summary>Notes that the worker has work and moves.</summary>
    /// <param name="now">A timestamp, not 0.</param>
    public void Beat(long now) => Volatile.Write(ref _busySince, now);

    /// <summary>Notes that the worker has no work.</summary>
    public void Rest() => Volatile.Write(ref _busySince, 0);

    /// <summary>Time since the last move; zero where the worker has no work.</summary>
    public TimeSpan StillFor(TimeProvider time)
    {
        long since = Volatile.Read(ref _busySince);
        return since == 0 ? TimeSpan.Zero : time.GetElapsedTime(since);
    }
}
