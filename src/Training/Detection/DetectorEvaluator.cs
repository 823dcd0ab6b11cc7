using Microsoft.Extensions.Options;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Sessions;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>Measures an exported detector on labelled photos through the code that serves: decoder, session, reader of maps, overlaps.</summary>
internal static class DetectorEvaluator
{
    // Photos are measured at their own size; the service shrinks only larger ones.
    private const int WorkingSide = 640;

    /// <summary>Finds faces in every photo and, where there is a landmark model, refines their landmarks.</summary>
    /// <param name="folder">Version folder of the detector.</param>
    /// <param name="landmarkFolder">Version folder of the landmark model, or null.</param>
    /// <param name="photos">Photos with the teacher's faces.</param>
    /// <param name="seen">Gets each photo with what became of the boxes in it, or null.</param>
    /// <param name="cancellationToken">Gives up between photos.</param>
    public static async Task<DetectionEvaluation> EvaluateAsync(
        string folder,
        string? landmarkFolder,
        IReadOnlyList<ScenePhoto> photos,
        Action<ScenePhoto, IReadOnlyList<DetectionOutcome>>? seen,
        CancellationToken cancellationToken)
    {
        var sessions = new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 };
        using var model = new ServedModel(await OnnxModel.LoadAsync(folder, sessions, cancellationToken));
        using ServedModel? landmarks = landmarkFolder is null
            ? null
            : new ServedModel(await OnnxModel.LoadAsync(landmarkFolder, sessions, cancellationToken));
        OnnxLandmarkRefiner? refiner = landmarks is null ? null : new OnnxLandmarkRefiner(landmarks);
        var detector = new OnnxFaceDetector(model, WorkingSide);
        var decoder = new ImageDecoder(Options.Create(new ImageDecodingOptions()));
        var scope = new RequestScope(cancellationToken);
        var evaluation = new DetectionEvaluation();
        foreach (ScenePhoto photo in photos)
        {
            using DecodedImage image = decoder.Decode(await File.ReadAllBytesAsync(photo.File, cancellationToken));
            IReadOnlyList<DetectedFace> found = await detector.DetectAsync(image, DetectorValidation.LowestScore, scope);
            IReadOnlyList<DetectedFace>? refined = refiner is null ? null : await refiner.RefineAsync(image, found, scope);
            IReadOnlyList<DetectionOutcome> outcomes = evaluation.Add(photo, found, refined);
            seen?.Invoke(photo, outcomes);
        }

        return evaluation;
    }
}
