using TDGan.Inference.Images;

namespace TDGan.Inference.Faces;

/// <summary>Finds faces in a decoded picture. Thread-safe. A host without a detector registers none.</summary>
public interface IFaceDetector
{
    /// <summary>Finds faces, largest first, boxes and landmarks in pixels of <paramref name="image"/>.</summary>
    /// <param name="image">The upright picture; not kept.</param>
    /// <param name="minConfidence">Score that counts, 0-1; null takes the detector's validated threshold.</param>
    /// <param name="cancellationToken">Client abort, deadline or shutdown.</param>
    ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(DecodedImage image, float? minConfidence, CancellationToken cancellationToken);
}
