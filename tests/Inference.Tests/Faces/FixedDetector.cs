using TDGan.Inference.Faces;
using TDGan.Inference.Images;

namespace TDGan.Inference.Tests.Faces;

/// <summary>Finds these faces in every picture.</summary>
internal sealed class FixedDetector(params DetectedFace[] faces) : IFaceDetector
{
    public bool IsAvailable => true;

    public ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(
        DecodedImage image, float? minConfidence, CancellationToken cancellationToken) => new(faces);
}
