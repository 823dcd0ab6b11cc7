using System.Globalization;

namespace TDGan.Api.CommandLine;

/// <summary>Tells on standard error how far a run is, at most once a second. Thread-safe.</summary>
/// <param name="total">Pictures of the run.</param>
/// <param name="error">Where to.</param>
/// <param name="time">The clock.</param>
internal sealed class ProgressLine(int total, TextWriter error, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _told;
    private int _done;

    /// <summary>Pictures that have a problem instead of a result.</summary>
    public int Failed { get; private set; }

    /// <summary>Counts one picture.</summary>
    public void Count(bool succeeded)
    {
        lock (_lock)
        {
            _done++;
            Failed += succeeded ? 0 : 1;
            TimeSpan elapsed = time.GetElapsedTime(_started);
            if (elapsed - _told >= Interval || _done == total)
            {
                _told = elapsed;
                double rate = _done / Math.Max(elapsed.TotalSeconds, double.Epsilon);
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_done}/{total} pictures, {Failed} failed, {rate:0.0}/s"));
            }
        }
    }
}
