using System.Diagnostics;

namespace TDGan.Inference.Diagnostics;

/// <summary>
/// The stop-watch of one request: <c>using (clock.Start(Phase.Decode)) { ... }</c> adds to the request's timings, records the histogram
/// and makes a span. Phases of one request follow each other; not thread-safe.
/// </summary>
internal sealed class PhaseClock(InferenceMetrics metrics, TimeProvider time)
{
    private readonly TimeSpan[] _spent = new TimeSpan[Enum.GetValues<Phase>().Length];
    private int _batchSize;

    /// <summary>The clock behind it.</summary>
    public TimeProvider Time => time;

    public Scope Start(Phase phase) => new(
        this, phase, time.GetTimestamp(), InferenceTelemetry.Activities.StartActivity($"tdgan.{InferenceMetrics.NameOf(phase)}"));

    /// <summary>Notes one run of a model; the timings keep the largest.</summary>
    public void NoteBatch(string model, int items)
    {
        metrics.RecordBatch(model, items);
        _batchSize = Math.Max(_batchSize, items);
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

    private double Milliseconds(Phase phase) => _spent[(int)phase].TotalMilliseconds;

    private void Stop(Phase phase, long started)
    {
        TimeSpan duration = time.GetElapsedTime(started);
        _spent[(int)phase] += duration;
        metrics.RecordPhase(phase, duration);
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
