using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Faces;

/// <summary>
/// Finds faces with a detector model: shrink (never enlarge) to the working side, pad with gray to multiples of 32, read the cells above the
/// threshold, drop overlaps, map back. Does not own the model. Thread-safe.
/// </summary>
/// <param name="model">A model whose manifest has <c>detector</c>.</param>
/// <param name="workingSide">Longer side that a larger picture is shrunk to, in pixels.</param>
public sealed class OnnxFaceDetector(ServedModel model, int workingSide) : IFaceDetector
{
    private readonly DetectorRule _rule = model.Manifest.Detector
        ?? throw new ArgumentException($"{model.Manifest.Name} is no face detector.", nameof(model));

    /// <summary>Score from which a cell is worth a second look, 0-1; null where the detector decides alone.</summary>
    public float? ProposalConfidence => _rule.ProposalConfidence;

    /// <inheritdoc/>
    public bool IsAvailable => true;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(
        DecodedImage image, float? minConfidence, RequestScope scope)
    {
        ArgumentNullException.ThrowIfNull(image);
        DetectorInput input = DetectorInput.Create(image, workingSide);
        ImmutableDictionary<string, NamedTensor> outputs = await model.RunAsync([input.Image], outputs: null, scope);
        input.Return();
        List<DetectedFace> cells = DetectionReader.Read(outputs, _rule, minConfidence ?? _rule.MinConfidence);
        return [.. NonMaximumSuppression.Apply(cells, _rule.NmsIntersectionOverUnion)
            .Select(face => ToPicture(face, input, image.Info))
            .Where(face => face.Box is { Width: > 0, Height: > 0 })
            .OrderByDescending(face => face.Box.Width * face.Box.Height)
            .ThenBy(face => face.Box.X)
            .ThenBy(face => face.Box.Y)];
    }

    private static DetectedFace ToPicture(DetectedFace face, DetectorInput input, ImageInfo picture)
    {
        (FaceBox box, float x, float y) = (face.Box, input.PixelWidth, input.PixelHeight);
        return face with
        {
            Box = new FaceBox(box.X * x, box.Y * y, box.Width * x, box.Height * y).ClippedTo(picture.Width, picture.Height),
            Landmarks = [.. face.Landmarks.Select(point => point with { X = point.X * x, Y = point.Y * y })],
        };
    }
}
