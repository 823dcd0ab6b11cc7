using TDGan.Inference.Errors;

namespace TDGan.Inference.Classification;

/// <summary>Reads the apparent expression of every face in a picture. Thread-safe.</summary>
public interface IExpressionClassifier
{
    /// <summary>Decodes, finds faces, crops and classifies.</summary>
    /// <param name="encodedImage">A JPEG, PNG, WebP, BMP or GIF file; read only during the call.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="cancellationToken">Client abort, deadline or shutdown.</param>
    /// <exception cref="InferenceException">Any <see cref="InferenceError"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ClassificationResult> ClassifyAsync(
        ReadOnlyMemory<byte> encodedImage, ClassificationOptions options, CancellationToken cancellationToken);
}
