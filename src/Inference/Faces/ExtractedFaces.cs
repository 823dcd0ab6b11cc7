using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Faces;

/// <summary>The faces of one upload, ready for a model.</summary>
/// <param name="Image">What the upload was.</param>
/// <param name="Faces">Largest first.</param>
/// <param name="Frames">Where the crop of each face lies, in pixels of the file.</param>
/// <param name="Qualities">How well each face can be read.</param>
/// <param name="Values">S x S luminance values for each face, in the order of <paramref name="Faces"/>.</param>
/// <param name="Side">S.</param>
/// <param name="Warnings">What makes an answer less reliable.</param>
internal sealed record ExtractedFaces(
    ImageInfo Image,
    IReadOnlyList<DetectedFace> Faces,
    IReadOnlyList<CropFrame> Frames,
    IReadOnlyList<FaceQuality> Qualities,
    Memory<float> Values,
    int Side,
    IReadOnlyList<InferenceWarning> Warnings)
{
    /// <summary>Faces that were found, those beyond the most that the request wants among them.</summary>
    public int FacesFound { get; init; } = Faces.Count;

    /// <summary>Each face alone, without the warnings.</summary>
    public IReadOnlyList<ExtractedFaces> Apart() => [.. Enumerable.Range(0, Faces.Count).Select(i => this with
    {
        Faces = [Faces[i]],
        Frames = [Frames[i]],
        Qualities = [Qualities[i]],
        Values = Values.Slice(i * Side * Side, Side * Side),
        Warnings = [],
    })];

    /// <summary>Some of the faces as one batch [count, 1, S, S].</summary>
    public NamedTensor ToTensor(string name, int first, int count) =>
        new(name, [count, 1, Side, Side], Values.Slice(first * Side * Side, count * Side * Side));
}
