using System.Diagnostics;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Diagnostics;

/// <summary>
/// The stop-watch of one request: <c>using (clock.Start(Phase.Decode)) { ... }</c> adds to the request's timings, records the histogram
/// and makes a span. Phases of one request follow each other; not thread-safe.
/// </summary>
internal sealed class PhaseClock(InferenceMetrics metrics, TimeProvider time)
{
    private readonly TimeSpan[] _spent = new TimeSpan[Enum.GetValues<Phase>().Length];
    private int _batchSize;

    public Scope Start(Phase phase) => new(
        this, phase, time.GetTimestamp(), InferenceTelemetry.Activities.StartActivity($"tdgan.{InferenceMetrics.NameOf(phase)}"));

    /// <summary>Notes a phase that passed elsewhere, between two timestamps.</summary>
    public void Note(Phase phase, long startedAt, long endedAt)
    {
        TimeSpan duration = time.GetElapsedTime(startedAt, endedAt);
        Add(phase, duration);
        if (InferenceTelemetry.Activities.HasListeners())
        {
            DateTimeOffset start = time.GetUtcNow() - time.GetElapsedTime(startedAt);
            using Activity? span = InferenceTelemetry.Activities.StartActivity(
                ActivityKind.Internal, startTime: start, name: $"tdgan.{InferenceMetrics.NameOf(phase)}");
            span?.SetEndTime((start + duration).UtcDateTime);
        }
    }

    /// <summary>Runs <paramref name="request"/> and counts how it ended.</summary>
    public async Task<T> CountAsync<T>(string model, Func<Task<T>> request)
    {
        long startedAt = time.GetTimestamp();
        bool succeeded = false;
        try
        {
            T result = await request();
            succeeded = true;
            return result;
        }
        finally
        {
            metrics.RecordRequest(model, time.GetElapsedTime(startedAt), succeeded, time.GetUtcNow());
        }
    }

    /// <summary>Notes one run of a model; the timings keep the largest.</summary>
    public void NoteBatch(int items) => _batchSize = Math.Max(_batchSize, items);

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

    private void Stop(Phase phase, long started) => Add(phase, time.GetElapsedTime(started));

    private void Add(Phase phase, TimeSpan duration)
    {
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
