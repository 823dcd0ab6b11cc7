namespace TDGan.Inference.Errors;

/// <summary>Why the process refuses to start. The message is one line for operators and names what to change.</summary>
public abstract class InferenceStartException : Exception
{
    /// <param name="message">One line: what, expected, actual.</param>
    /// <param name="innerException">The cause, or null.</param>
    private protected InferenceStartException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
