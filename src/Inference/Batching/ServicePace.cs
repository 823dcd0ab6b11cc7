namespace TDGan.Inference.Batching;

/// <summary>
/// How fast requests leave a model, whatever they wait for on their way (decoding, other models, cores, their run): the time between two
/// that end while others are under way, averaged over the last ones with weights that fall by a tenth. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ServicePace(TimeProvider time)
{
    private const double Weight = 0.1;
    private const double MostSurprise = 4;

    private readonly Lock _lock = new();
    private int _underWay;
    private long _lastEnd;
    private double _seconds;

    /// <summary>Requests that were let in and have not ended.</summary>
    public int UnderWay
    {
        get
        {
            lock (_lock)
            {
                return _underWay;
            }
        }
    }

    /// <summary>Time until what is under way has left; zero before anything is known.</summary>
    public TimeSpan Drain
    {
        get
        {
            lock (_lock)
            {
                return TimeSpan.FromSeconds(_seconds * _underWay);
            }
        }
    }

    /// <summary>Time until one more would have left.</summary>
    public TimeSpan DrainWithOneMore
    {
        get
        {
            lock (_lock)
            {
                // With nothing under way nothing is waited for, and an estimate that is too high must not keep the last one out.
                return _underWay == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(_seconds * (_underWay + 1));
            }
        }
    }

    /// <summary>Notes that a request was let in.</summary>
    public void Enter()
    {
        lock (_lock)
        {
            _lastEnd = _underWay == 0 ? time.GetTimestamp() : _lastEnd;
            _underWay++;
        }
    }

    /// <summary>Notes that one has left.</summary>
    /// <param name="wasServed">Whether it got its answer: one that was given up tells nothing of the pace.</param>
    public void Leave(bool wasServed)
    {
        lock (_lock)
        {
            _underWay--;
            if (!wasServed)
            {
                return;
            }

            long now = time.GetTimestamp();
            double seconds = time.GetElapsedTime(_lastEnd, now).TotalSeconds;
            _lastEnd = now;
            _seconds = _seconds > 0 ? _seconds + (Weight * (Math.Min(seconds, MostSurprise * _seconds) - _seconds)) : seconds;
        }
    }
}
