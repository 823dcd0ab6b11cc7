using Microsoft.Extensions.Time.Testing;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Requests;
using Xunit;

namespace TDGan.Inference.Tests.Requests;

public sealed class PhaseClockTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void RecordRun_OutsideOtherPhases_IsQueueAndInference()
    {
        var clock = new PhaseClock(metrics: null, _time);

        Run(clock, items: 4);

        PhaseTimings timings = clock.ToTimings();
        Assert.Equal((20, 30, 4), (timings.QueueMs, timings.InferenceMs, timings.BatchSize));
    }

    [Fact]
    public void RecordRun_WithinDetect_IsPartOfDetectAlone()
    {
        var clock = new PhaseClock(metrics: null, _time);

        using (clock.Start(Phase.Detect))
        {
            Run(clock, items: 4);
        }

        PhaseTimings timings = clock.ToTimings();
        Assert.Equal((50, 0, 0, 0), (timings.DetectMs, timings.QueueMs, timings.InferenceMs, timings.BatchSize));
        Run(clock, items: 1);
        timings = clock.ToTimings();
        Assert.Equal((50, 20, 30, 1), (timings.DetectMs, timings.QueueMs, timings.InferenceMs, timings.BatchSize));
    }

    /// <summary>20 ms of waiting, 30 ms of running.</summary>
    private void Run(PhaseClock clock, int items)
    {
        long queuedAt = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromMilliseconds(20));
        long startedAt = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromMilliseconds(30));
        clock.RecordRun(queuedAt, startedAt, _time.GetTimestamp(), items);
    }
}
