namespace TDGan.Training.Loops;

/// <summary>How fast a phase is.</summary>
/// <param name="Elapsed">Time in the phase, earlier runs included.</param>
/// <param name="Waited">Time that steps of this process waited for their pictures.</param>
/// <param name="BatchSize">Pictures a step.</param>
internal readonly record struct StepTiming(TimeSpan Elapsed, TimeSpan Waited, int BatchSize);
