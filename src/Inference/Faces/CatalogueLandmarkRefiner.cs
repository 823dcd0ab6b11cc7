using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>The landmark model of the repository; where it has none the detector's landmarks stand. Thread-safe.</summary>
/// <param name="models">What is loaded.</param>
internal sealed class CatalogueLandmarkRefiner(ModelCatalogue models) : ILandmarkRefiner
{
    /// <inheritdoc/>
    public bool GivesMesh => Ask(refiner => refiner.GivesMesh);

    /// <inheritdoc/>
    public float? MinFaceScore => Ask(refiner => refiner.MinFaceScore);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DetectedFace>> RefineAsync(
        DecodedImage image, IReadOnlyList<DetectedFace> faces, RequestScope scope)
    {
        if (models.TryLease(ModelNames.FaceLandmarks) is not { } lease)
        {
            return faces;
        }

        using (lease)
        {
            return await new OnnxLandmarkRefiner(lease.Model).RefineAsync(image, faces, scope);
        }
    }

    private T? Ask<T>(Func<OnnxLandmarkRefiner, T> question)
    {
        using ModelLease? lease = models.TryLease(ModelNames.FaceLandmarks);
        return lease is null ? default : question(new OnnxLandmarkRefiner(lease.Model));
    }
}
