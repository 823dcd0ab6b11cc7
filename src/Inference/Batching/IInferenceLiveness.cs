namespace TDGan.Inference.Batching;

/// <summary>Whether the pipeline moves; a process that does not should be replaced. Thread-safe and cheap.</summary>
public interface IInferenceLiveness
{
    /// <summary>What does not move, one line for operators; null where all is well.</summary>
    string? Fault { get; }
}
