namespace TDGan.Inference.Sessions;

/// <summary>
/// One session with memory for its inputs and outputs: fill the inputs, run, read the outputs. The seam at which tests put sessions that
/// throw, hang or return nonsense. Not thread-safe; the owner disposes it.
/// </summary>
internal interface ISessionRunner : IDisposable
{
    /// <summary>Inputs and outputs of the graph; only the batch is variable.</summary>
    GraphSignature Signature { get; }

    /// <summary>Memory of an input, item after item, for the largest batch.</summary>
    /// <param name="index">Which one, in the order of <see cref="Signature"/>.</param>
    Span<float> Input(int index);

    /// <summary>Memory of an output, item after item, for the largest batch; valid after <see cref="Run"/> for as many items.</summary>
    /// <param name="index">Which one, in the order of <see cref="Signature"/>.</param>
    ReadOnlySpan<float> Output(int index);

    /// <summary>Runs the first items.</summary>
    /// <param name="size">A size that was announced when the runner was made.</param>
    /// <exception cref="Errors.InferenceException"><see cref="Errors.InferenceError.DeviceLost"/> where a device fails.</exception>
    void Run(int size);
}
