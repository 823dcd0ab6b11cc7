using TDGan.Inference.Classification;
using TDGan.Inference.Errors;
using TDGan.Inference.Images;

namespace TDGan.Inference.Annotation;

/// <summary>Draws what was read into the picture that it was read from. Thread-safe.</summary>
public interface IExpressionAnnotator
{
    /// <summary>Decodes the picture at the largest size allowed and draws a box, the dominant expression and its score for each face.</summary>
    /// <param name="encodedImage">The picture that <paramref name="result"/> is about; read only during the call.</param>
    /// <param name="result">The answer.</param>
    /// <param name="format">How the drawn picture is encoded.</param>
    /// <param name="quality">JPEG and WebP quality, 1-100.</param>
    /// <param name="cancellationToken">Bounds the wait for memory.</param>
    /// <returns>An encoded picture, upright, in the size of the upload; a JPEG above <see cref="ImageDecodingOptions.MaxPixels"/> reduced.</returns>
    /// <exception cref="InferenceException">The picture cannot be decoded, or is larger than <paramref name="format"/> takes.</exception>
    Task<byte[]> AnnotateAsync(
        ReadOnlyMemory<byte> encodedImage,
        ClassificationResult result,
        GeneratedImageFormat format,
        int quality,
        CancellationToken cancellationToken);
}
