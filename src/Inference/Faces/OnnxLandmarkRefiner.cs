using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Faces;

/// <summary>
/// Reads landmarks, mesh and face score of found faces from crops: the square that the model's crop rule lays round the box, turned upright where
/// the head leans far, all faces in one batch; a head that seems to lie or to stand on its head is read both ways, and the surer reading counts; point i lies at <c>((landmarks[2 i] + 0.5) S, (landmarks[2 i + 1] + 0.5) S)</c> in pixels of the
/// crop, and is joined with the detector's by the model's <see cref="LandmarkRule"/>. Does not own the model. Thread-safe.
/// </summary>
public sealed class OnnxLandmarkRefiner : ILandmarkRefiner
{
    private static readonly FaceLandmarkType[] Types = Enum.GetValues<FaceLandmarkType>();
    private static readonly string[] Known = [TensorNames.FaceLandmarks, TensorNames.FaceMesh, TensorNames.FaceScore];

    // Below, nothing is gained by turning a crop, and an upright one is read faster.
    private const double LeastLean = Math.PI / 9;

    // From here on a detector may have taken the mouth for the eyes.
    private const double DoubtfulLean = Math.PI / 3;

    private readonly ServedModel _model;
    private readonly FaceTensorConverter _crops;
    private readonly LandmarkRule _rule;
    private readonly string[] _outputs;

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
        _outputs = [.. Known.Intersect(model.Manifest.Outputs.Select(output => output.Name))];
    }

    /// <inheritdoc/>
    public bool GivesMesh => _outputs.Contains(TensorNames.FaceMesh);

    /// <inheritdoc/>
    public float? MinFaceScore => _outputs.Contains(TensorNames.FaceScore) ? _rule.MinFaceScore : null;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DetectedFace>> RefineAsync(
        DecodedImage image, IReadOnlyList<DetectedFace> faces, RequestScope scope)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(faces);
        int[] seen = [.. Enumerable.Range(0, faces.Count).Where(i => GivesMesh || faces[i].Landmarks.Count == Types.Length)];
        if (seen.Length == 0)
        {
            return faces;
        }

        LookFrame[] frames = [.. seen.SelectMany(i => FramesOf(faces[i], i))];
        ImmutableDictionary<string, NamedTensor> said = await RunAsync(image, frames, scope);
        DetectedFace[] refined = [.. faces];
        for (int i = 0; i < frames.Length; i++)
        {
            DetectedFace face = Describe(faces[frames[i].Face], frames[i], said, i);
            if (!frames[i].IsOpposite || face.Look?.Score > refined[frames[i].Face].Look?.Score)
            {
                refined[frames[i].Face] = face;
            }
        }

        return refined;
    }

    private IEnumerable<LookFrame> FramesOf(DetectedFace face, int index)
    {
        double lean = FaceLean.Of(face.Landmarks);
        yield return new LookFrame(index, FaceLean.Turned(face.Box, Math.Abs(lean) < LeastLean ? 0 : lean, _crops), IsOpposite: false);
        if (Math.Abs(lean) > DoubtfulLean && _outputs.Contains(TensorNames.FaceScore))
        {
            yield return new LookFrame(index, FaceLean.Turned(face.Box, lean + Math.PI, _crops), IsOpposite: true);
        }
    }

    private async ValueTask<ImmutableDictionary<string, NamedTensor>> RunAsync(DecodedImage image, LookFrame[] frames, RequestScope scope)
    {
        float[] pixels = new float[frames.Length * _crops.Length];
        for (int i = 0; i < frames.Length; i++)
        {
            _crops.Convert(image, frames[i].Frame, pixels.AsSpan(i * _crops.Length, _crops.Length));
        }

        return await _model.RunAsync([new NamedTensor(TensorNames.Image, [frames.Length, 1, _crops.Side, _crops.Side], pixels)], _outputs, scope);
    }

    private DetectedFace Describe(DetectedFace face, LookFrame look, ImmutableDictionary<string, NamedTensor> said, int item)
    {
        CropFrame frame = look.Frame;
        FaceMesh? mesh = said.TryGetValue(TensorNames.FaceMesh, out NamedTensor? points) ? FaceMesh.Read(frame, _crops.Side, Row(points, item)) : null;
        float? score = said.TryGetValue(TensorNames.FaceScore, out NamedTensor? scores) ? Row(scores, item)[0] : null;
        return face with
        {
            Landmarks = face.Landmarks.Count == Types.Length ? Join(face, look, Points(frame, Row(said[TensorNames.FaceLandmarks], item))) : [],
            Look = new FaceLook(score, mesh, frame.Scale),
        };
    }

    // Where the head stands the other way round, the detector's landmarks are none.
    private IReadOnlyList<FaceLandmark> Join(DetectedFace face, LookFrame look, FaceLandmark[] read) =>
        look.IsOpposite ? read : _rule.Mean(face.Landmarks, read);

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

    private static ReadOnlySpan<float> Row(NamedTensor tensor, int item)
    {
        int length = tensor.Data.Length / tensor.Shape[0];
        return tensor.Data.Span.Slice(item * length, length);
    }

    /// <param name="Face">Index of the face.</param>
    /// <param name="Frame">Where its crop lies.</param>
    /// <param name="IsOpposite">Whether the crop is turned by a half against what the landmarks say.</param>
    private readonly record struct LookFrame(int Face, CropFrame Frame, bool IsOpposite);
}
