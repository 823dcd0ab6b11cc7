using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Classification;

/// <summary>The answer to one classification.</summary>
/// <param name="Model">The expression branch that answered.</param>
/// <param name="Image">What the upload was.</param>
/// <param name="Faces">Largest first; empty where no face was found.</param>
/// <param name="Warnings">What makes the answer less reliable.</param>
/// <param name="Timings">Where the time went.</param>
public sealed record ClassificationResult(
    ModelIdentity Model,
    ImageInfo Image,
    IReadOnlyList<FaceExpression> Faces,
    IReadOnlyList<InferenceWarning> Warnings,
    PhaseTimings Timings)
{
    private readonly int? _facesFound;

    /// <summary>Faces that were found, those beyond <see cref="ClassificationOptions.MaxFaces"/> among them.</summary>
    public int FacesFound
    {
        get => _facesFound ?? Faces.Count;
        init => _facesFound = value;
    }
}
