using TDGan.Inference.Errors;

namespace TDGan.Inference.Manifest;

/// <summary>A model folder that does not keep its contract: which file, what was expected and what was found.</summary>
/// <param name="file">Path of the file or folder at fault.</param>
/// <param name="expected">What the contract asks for.</param>
/// <param name="actual">What is there.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class ModelFolderException(string file, string expected, string actual, Exception? innerException = null)
    : InferenceStartException($"{file}: expected {expected}, actual {actual}", innerException)
{
    /// <summary>Path of the file or folder at fault.</summary>
    public string File { get; } = file;

    /// <summary>What the contract asks for.</summary>
    public string Expected { get; } = expected;

    /// <summary>What is there.</summary>
    public string Actual { get; } = actual;
}
