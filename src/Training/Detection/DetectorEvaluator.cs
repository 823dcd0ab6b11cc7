using Microsoft.Extensions.Options;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;

namespace TDGan.Training.Detection;

/// <summary>Measures an exported detector on labelled photos through the code that serves: decoder, session, reader of maps, overlaps.</summary>
internal static class DetectorEvaluator
{
    // Photos are measured at their own size; the service shrinks only larger ones.
    private const int WorkingSide = 640;

    /// <summary>Finds faces in every photo.</summary>
    /// <param name="folder">Version folder of the model.</param>
    /// <param name="photos">Photos with the teacher's faces.</param>
    /// <param name="seen">Gets each photo with what became of the boxes in it, or null.</param>
    /// <param name="cancellationToken">Gives up between photos.</param>
    public static async Task<DetectionEvaluation> EvaluateAsync(
        string folder,
        IReadOnlyList<ScenePhoto> photos,
        Action<ScenePhoto, IReadOnlyList<DetectionOutcome>>? seen,
        CancellationToken cancellationToken)
    {
        using OnnxModel model = await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, cancellationToken);
        var detector = new OnnxFaceDetector(model, WorkingSide);
        var decoder = new ImageDecoder(Options.Create(new ImageDecodingOptions()));
        var evaluation = new DetectionEvaluation();
        foreach (ScenePhoto photo in photos)
        {
            using DecodedImage image = decoder.Decode(await File.ReadAllBytesAsync(photo.File, cancellationToken));
            IReadOnlyList<DetectedFace> found = await detector.DetectAsync(image, DetectorValidation.LowestScore, cancellationToken);
            IReadOnlyList<DetectionOutcome> outcomes = evaluation.Add(photo, found);
            seen?.Invoke(photo, outcomes);
        }

        return evaluation;
    }
}
