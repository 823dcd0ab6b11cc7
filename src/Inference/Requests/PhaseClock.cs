using System.Diagnostics;
using TDGan.Inference.Diagnostics;

namespace TDGan.Inference.Requests;

/// <summary>
/// The stop-watch of one request: <c>using (clock.Start(Phase.Decode)) { ... }</c> adds to the request's timings, records the histogram
/// and makes a span. Phases of one request follow each other; not thread-safe.
/// </summary>
/// <param name="metrics">Where phases are recorded; null outside a host, for nowhere.</param>
/// <param name="time">The clock.</param>
internal sealed class PhaseClock(InferenceMetrics? metrics, TimeProvider time)
{
    private readonly TimeSpan[] _spent = new TimeSpan[Enum.GetValues<Phase>().Length];
    private int _batchSize;
    private int _open;

    public Scope Start(Phase phase)
    {
        _open++;
        return new Scope(
            this, phase, time.GetTimestamp(), InferenceTelemetry.Activities.StartActivity($"tdgan.{InferenceMetrics.NameOf(phase)}"));
    }

    /// <summary>
    /// Records a run of a model, its wait included. A run within another phase, such as the detector's within <see cref="Phase.Detect"/>,
    /// gets its spans, but its time is that phase's already, so that the phases of a request never add up to more than it took.
    /// </summary>
    /// <param name="queuedAt">Timestamp at which it was asked for.</param>
    /// <param name="startedAt">Timestamp at which it began.</param>
    /// <param name="endedAt">Timestamp at which it ended.</param>
    /// <param name="items">Items of the run, other requests' included; the timings keep the largest.</param>
    public void RecordRun(long queuedAt, long startedAt, long endedAt, int items)
    {
        Record(Phase.Queue, queuedAt, startedAt);
        Record(Phase.Inference, startedAt, endedAt);
        if (_open == 0)
        {
            _batchSize = Math.Max(_batchSize, items);
        }
    }

    public PhaseTimings ToTimings() => new()
    {
        DecodeMs = Milliseconds(Phase.Decode),
        DetectMs = Milliseconds(Phase.Detect),
        PreprocessMs = Milliseconds(Phase.Preprocess),
        QueueMs = Milliseconds(Phase.Queue),
        InferenceMs = Milliseconds(Phase.Inference),
        EncodeMs = Milliseconds(Phase.Encode),
        BatchSize = _batchSize,
    };

    private void Record(Phase phase, long startedAt, long endedAt)
    {
        TimeSpan duration = time.GetElapsedTime(startedAt, endedAt);
        if (_open == 0)
        {
            Add(phase, duration);
        }

        if (InferenceTelemetry.Activities.HasListeners())
        {
            DateTimeOffset start = time.GetUtcNow() - time.GetElapsedTime(startedAt);
            using Activity? span = InferenceTelemetry.Activities.StartActivity(
                ActivityKind.Internal, startTime: start, name: $"tdgan.{InferenceMetrics.NameOf(phase)}");
            span?.SetEndTime((start + duration).UtcDateTime);
        }
    }

    private double Milliseconds(Phase phase) => _spent[(int)phase].TotalMilliseconds;

    private void Stop(Phase phase, long started)
    {
        _open--;
        Add(phase, time.GetElapsedTime(started));
    }

    private void Add(Phase phase, TimeSpan duration)
    {
        _spent[(int)phase] += duration;
        metrics?.RecordPhase(phase, duration);
    }

    /// <summary>One phase under way; ends when disposed.</summary>
    public readonly struct Scope(PhaseClock clock, Phase phase, long started, Activity? span) : IDisposable
    {
        public void Dispose()
        {
            clock.Stop(phase, started);
            span?.Dispose();
        }
    }
}
