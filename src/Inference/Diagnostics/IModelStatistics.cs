namespace TDGan.Inference.Diagnostics;

/// <summary>Counts what became of each model since the process started, whichever way its runs were asked for. Thread-safe.</summary>
public interface IModelStatistics
{
    /// <summary>The counts of one model as they are now; zeros where it has not run.</summary>
    /// <param name="model">Name of the model; its versions are counted together.</param>
    ModelStatistics Read(string model);
}
