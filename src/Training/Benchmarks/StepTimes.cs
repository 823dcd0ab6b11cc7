namespace TDGan.Training.Benchmarks;

/// <summary>One round of both orders.</summary>
/// <param name="Ours">The trainer's step.</param>
/// <param name="Reference">The reference's order of passes.</param>
internal readonly record struct StepTimes(StepTime Ours, StepTime Reference)
{
    /// <summary>How many times as fast ours is, by elapsed time.</summary>
    public double Speedup => Reference.Elapsed / Ours.Elapsed;

    /// <summary>How many times as fast ours is, by processor time.</summary>
    public double ProcessorSpeedup => Reference.Processor / Ours.Processor;
}
