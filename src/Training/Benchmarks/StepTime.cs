namespace TDGan.Training.Benchmarks;

/// <summary>Time of one step.</summary>
/// <param name="Elapsed">By the clock on the wall.</param>
/// <param name="Processor">Of all cores in this process; the better measure beside other load.</param>
internal readonly record struct StepTime(TimeSpan Elapsed, TimeSpan Processor);
