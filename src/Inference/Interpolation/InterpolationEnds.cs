using TDGan.Inference.Faces;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Interpolation;

/// <summary>The pictures of one request with their faces found.</summary>
/// <param name="Faces">One or two.</param>
/// <param name="Expressions">One or two; null where a label is given instead of a picture.</param>
internal sealed record InterpolationEnds(IReadOnlyList<ExtractedFaces> Faces, IReadOnlyList<ExtractedFaces?> Expressions)
{
    /// <summary>Of all pictures, in their order.</summary>
    public IReadOnlyList<InferenceWarning> Warnings =>
        [.. Faces.Concat(Expressions.OfType<ExtractedFaces>()).SelectMany(picture => picture.Warnings)];
}
