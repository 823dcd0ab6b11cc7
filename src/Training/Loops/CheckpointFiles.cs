namespace TDGan.Training.Loops;

/// <summary>Names of the files of one network in a checkpoint.</summary>
/// <param name="Weights">The trained weights.</param>
/// <param name="Average">Their moving average.</param>
/// <param name="Optimizer">State of the optimizer.</param>
internal readonly record struct CheckpointFiles(string Weights, string Average, string Optimizer)
{
    /// <summary>The files of a network that learns in one phase.</summary>
    public static CheckpointFiles Of(string phase) => new($"{phase}.weights", AverageOf(phase), "optimizer.state");

    /// <summary>File with the averaged weights of a network that learns in one phase.</summary>
    public static string AverageOf(string phase) => $"{phase}.average";
}
