using Microsoft.Extensions.Options;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>The detector of the model repository, where it has one, and the second look of its landmark model. Thread-safe.</summary>
/// <param name="models">What is loaded.</param>
/// <param name="options">The working size.</param>
internal sealed class CatalogueFaceDetector(ModelCatalogue models, IOptions<FaceDetectionOptions> options) : IFaceDetector
{
    /// <inheritdoc/>
    public bool IsAvailable => models.Find(ModelNames.FaceDetector) is not null;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(
        DecodedImage image, float? minConfidence, RequestScope scope)
    {
        using ModelLease lease = models.Lease(ModelNames.FaceDetector);
        using ModelLease? look = models.TryLease(ModelNames.FaceLandmarks);
        var detector = new OnnxFaceDetector(lease.Model, options.Value.WorkingSide);
        return look is null
            ? await detector.DetectAsync(image, minConfidence, scope)
            : await new ConfirmingFaceDetector(detector, new OnnxLandmarkRefiner(look.Model)).DetectAsync(image, minConfidence, scope);
    }
}
