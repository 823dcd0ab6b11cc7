using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>Finds faces in a decoded picture. Thread-safe.</summary>
public interface IFaceDetector
{
    /// <summary>Whether there is a detector; without one whole pictures are taken as faces.</summary>
    bool IsAvailable => true;

    /// <summary>Finds faces, largest first, boxes and landmarks in pixels of the file (<see cref="DecodedImage.Info"/>).</summary>
    /// <param name="image">The upright picture, reduced or not; not kept.</param>
    /// <param name="minConfidence">Score that counts, 0-1; null takes the detector's validated threshold.</param>
    /// <param name="scope">The request; its deadline and token bound the wait for a model.</param>
    ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(DecodedImage image, float? minConfidence, RequestScope scope);
}
