using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Tests.Faces;

/// <summary>Finds these faces in every picture.</summary>
internal sealed class FixedDetector(params DetectedFace[] faces) : IFaceDetector
{
    public bool IsAvailable => true;

    public ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(
        DecodedImage image, float? minConfidence, RequestScope scope) => new(faces);
}
