namespace TDGan.Training.Loops;

/// <summary>How long a phase lasts: a number of steps, a time, or whichever comes first. Time counts over resumes.</summary>
/// <param name="maxSteps">Steps at most.</param>
/// <param name="maxMinutes">Minutes at most, 0 for no limit.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="elapsedBefore">Time that earlier, interrupted runs of this phase took.</param>
internal sealed class PhaseBudget(int maxSteps, double maxMinutes, TimeProvider timeProvider, TimeSpan elapsedBefore)
{
    private readonly long started = timeProvider.GetTimestamp();

    /// <summary>Time in this phase, earlier runs included.</summary>
    public TimeSpan Elapsed => elapsedBefore + timeProvider.GetElapsedTime(started);

    /// <summary>Share of the phase that is over after <paramref name="stepsDone"/> steps, 0-1.</summary>
    public double Progress(int stepsDone)
    {
        double bySteps = maxSteps == 0 ? 1 : (double)stepsDone / maxSteps;
        double byTime = maxMinutes > 0 ? Elapsed.TotalMinutes / maxMinutes : 0;
        return Math.Min(1, Math.Max(bySteps, byTime));
    }
}
