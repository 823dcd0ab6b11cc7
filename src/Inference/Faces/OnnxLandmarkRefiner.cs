using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Faces;

/// <summary>
/// Reads the landmarks of found faces from crops: the square that the model's crop rule lays round the box, all faces in one batch; point i lies
/// at <c>((landmarks[2 i] + 0.5) S, (landmarks[2 i + 1] + 0.5) S)</c> in pixels of the crop, and is joined with the detector's by the model's
/// <see cref="LandmarkRule"/>. Does not own the model. Thread-safe.
/// </summary>
public sealed class OnnxLandmarkRefiner : ILandmarkRefiner
{
    private static readonly FaceLandmarkType[] Types = Enum.GetValues<FaceLandmarkType>();

    private readonly ServedModel _model;
    private readonly FaceTensorConverter _crops;
    private readonly LandmarkRule _rule;

    /// <summary>Takes a model of <see cref="ModelNames.FaceLandmarks"/>.</summary>
    /// <param name="model">A model with the output <see cref="TensorNames.FaceLandmarks"/>.</param>
    /// <exception cref="ArgumentException">The model is another one.</exception>
    public OnnxLandmarkRefiner(ServedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Manifest.Name != ModelNames.FaceLandmarks)
        {
            throw new ArgumentException($"{model.Manifest.Name} gives no landmarks.", nameof(model));
        }

        (_model, _crops, _rule) = (model, new FaceTensorConverter(model.Crop), model.Manifest.Landmarks ?? LandmarkRule.ModelAlone);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DetectedFace>> RefineAsync(
        DecodedImage image, IReadOnlyList<DetectedFace> faces, RequestScope scope)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(faces);
        int[] known = [.. Enumerable.Range(0, faces.Count).Where(i => faces[i].Landmarks.Count == Types.Length)];
        if (known.Length == 0)
        {
            return faces;
        }

        FaceLandmark[][] points = await ReadAsync(image, [.. known.Select(i => _crops.FrameOf(faces[i].Box))], scope);
        DetectedFace[] refined = [.. faces];
        for (int i = 0; i < known.Length; i++)
        {
            DetectedFace face = faces[known[i]];
            refined[known[i]] = face with { Landmarks = _rule.Mean(face.Landmarks, points[i]) };
        }

        return refined;
    }

    private async ValueTask<FaceLandmark[][]> ReadAsync(DecodedImage image, CropFrame[] frames, RequestScope scope)
    {
        float[] pixels = new float[frames.Length * _crops.Length];
        for (int i = 0; i < frames.Length; i++)
        {
            _crops.Convert(image, frames[i], pixels.AsSpan(i * _crops.Length, _crops.Length));
        }

        var batch = new NamedTensor(TensorNames.Image, [frames.Length, 1, _crops.Side, _crops.Side], pixels);
        NamedTensor found = (await _model.RunAsync([batch], [TensorNames.FaceLandmarks], scope))[TensorNames.FaceLandmarks];
        return [.. frames.Select((frame, i) => Points(frame, found.Data.Span.Slice(2 * i * Types.Length, 2 * Types.Length)))];
    }

    private FaceLandmark[] Points(CropFrame frame, ReadOnlySpan<float> places)
    {
        var points = new FaceLandmark[Types.Length];
        for (int i = 0; i < points.Length; i++)
        {
            (double x, double y) = frame.ToPicture((places[2 * i] + 0.5) * _crops.Side, (places[(2 * i) + 1] + 0.5) * _crops.Side);
            points[i] = new FaceLandmark(Types[i], (float)x, (float)y);
        }

        return points;
    }
}
