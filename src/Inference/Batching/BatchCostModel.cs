namespace TDGan.Inference.Batching;

/// <summary>
/// What a run costs, learnt from the last ones: t(n) = a n + b, a and b at least 0, by least squares with weights that fall by 5 % a run. A
/// run that took longer than four times its estimate counts as four times, so that one stall of the machine is not believed at once. All
/// workers of a model share one model. Thread-safe.
/// </summary>
internal sealed class BatchCostModel
{
    private const double Memory = 0.95;
    private const double MostSurprise = 4;
    private const double Relief = 0.8;

    private readonly Lock _lock = new();
    private double _weight;
    private double _n;
    private double _nn;
    private double _t;
    private double _nt;
    private volatile Line _line = new(0, 0);

    /// <summary>Seconds for each item, a.</summary>
    public double SecondsPerItem => _line.Slope;

    /// <summary>Seconds for each run whatever its size, b.</summary>
    public double SecondsPerRun => _line.Base;

    /// <summary>t(n); zero before anything is learnt.</summary>
    /// <param name="items">n.</param>
    public TimeSpan Estimate(int items)
    {
        Line line = _line;
        return TimeSpan.FromSeconds((line.Slope * items) + line.Base);
    }

    /// <summary>Learns from one run.</summary>
    /// <param name="items">Its size, padding included.</param>
    /// <param name="duration">What it took.</param>
    public void Learn(int items, TimeSpan duration)
    {
        lock (_lock)
        {
            double seconds = duration.TotalSeconds;
            double expected = (_line.Slope * items) + _line.Base;
            if (expected > 0)
            {
                seconds = Math.Min(seconds, MostSurprise * expected);
            }

            _weight = (_weight * Memory) + 1;
            _n = (_n * Memory) + items;
            _nn = (_nn * Memory) + ((double)items * items);
            _t = (_t * Memory) + seconds;
            _nt = (_nt * Memory) + (items * seconds);
            _line = Fit();
        }
    }

    /// <summary>
    /// Lowers the estimate by a fifth: called where work was given up because of it, so that an estimate that is too high cannot keep a
    /// model from ever running, and thereby from ever learning, again.
    /// </summary>
    public void Doubt()
    {
        lock (_lock)
        {
            (_t, _nt) = (_t * Relief, _nt * Relief);
            _line = _weight > 0 ? Fit() : _line;
        }
    }

    private Line Fit()
    {
        double spread = (_weight * _nn) - (_n * _n);
        if (spread < 1e-6 * _weight * _nn)
        {
            // One size only: nothing tells a from b.
            return new Line(_t / _n, 0);
        }

        double slope = ((_weight * _nt) - (_n * _t)) / spread;
        double start = (_t - (slope * _n)) / _weight;
        if (slope < 0)
        {
            return new Line(0, _t / _weight);
        }

        return start < 0 ? new Line(_nt / _nn, 0) : new Line(slope, start);
    }

    private sealed record Line(double Slope, double Base);
}
