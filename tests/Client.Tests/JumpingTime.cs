namespace TDGan.Client.Tests;

/// <summary>A clock on which every wait is over at once, and which is then as much later; but for the one timer that never fires.</summary>
/// <param name="never">Due time of that timer: the deadline of a call.</param>
internal sealed class JumpingTime(TimeSpan never) : TimeProvider
{
    private TimeSpan _now;

    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What was waited for.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != never && dueTime != Timeout.InfiniteTimeSpan)
        {
            Waits.Add(dueTime);
            _now += dueTime;
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new IdleTimer();
    }

    private sealed class IdleTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
