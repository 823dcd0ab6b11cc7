namespace TDGan.Inference.Errors;

/// <summary>The one exception of the pipeline: an <see cref="InferenceError"/> with the limit and the value that broke it, where there is one.</summary>
/// <param name="error">What is wrong.</param>
/// <param name="message">A sentence for logs and developers; clients get the text of the error catalogue instead.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class InferenceException(InferenceError error, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What is wrong.</summary>
    public InferenceError Error { get; } = error;

    /// <summary>The name of the request option or part that is at fault, or null.</summary>
    public string? Parameter { get; init; }

    /// <summary>What was given in its place, in words that clients may see, or null.</summary>
    public string? Given { get; init; }

    /// <summary>What <see cref="Parameter"/> takes, in words that clients may see, or null.</summary>
    public string? Expected { get; init; }

    /// <summary>The limit that was broken, in the unit of <see cref="Actual"/>, or null.</summary>
    public long? Limit { get; init; }

    /// <summary>The value that broke <see cref="Limit"/>, or null.</summary>
    public long? Actual { get; init; }

    /// <summary>Time after which the same call is likely to succeed, above 0; null where nothing is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
