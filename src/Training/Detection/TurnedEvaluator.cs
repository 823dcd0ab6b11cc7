using Microsoft.Extensions.Options;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>Looks for faces in turned copies of labelled photos.</summary>
/// <param name="detector">What is measured: the detector alone, or with its second look.</param>
/// <param name="lowest">Lowest score that is asked for, 0-1.</param>
/// <param name="sheet">Shows what is missed and what is false, or null.</param>
internal sealed class TurnedEvaluator(IFaceDetector detector, float lowest, TurnedSheet? sheet)
{
    private readonly ImageDecoder decoder = new(Options.Create(new ImageDecodingOptions()));

    /// <summary>Finds faces in every photo turned by an angle in both directions; upright and upside-down photos are measured once.</summary>
    /// <param name="photos">Photos with the teacher's faces.</param>
    /// <param name="degrees">0 to 180.</param>
    /// <param name="cancellationToken">Gives up between photos.</param>
    public async Task<TurnedEvaluation> MeasureAsync(IReadOnlyList<ScenePhoto> photos, float degrees, CancellationToken cancellationToken)
    {
        var evaluation = new TurnedEvaluation(degrees);
        float[] turns = degrees % 180 == 0 ? [degrees] : [degrees, -degrees];
        foreach ((ScenePhoto photo, float turn) in photos.SelectMany(photo => turns.Select(turn => (photo, turn))))
        {
            using DecodedImage image = decoder.Decode(await File.ReadAllBytesAsync(photo.File, cancellationToken));
            using var turned = new TurnedScene(photo, image.Bitmap, turn);
            IReadOnlyList<DetectedFace> all = await detector.DetectAsync(turned.Image, lowest, new RequestScope(cancellationToken));
            DetectedFace[] found = [.. all.Where(face => turned.ShowsPhoto(face.Box.X + (face.Box.Width / 2), face.Box.Y + (face.Box.Height / 2)))];
            evaluation.Source(photo.Source).Add(turned.Photo, found);
            IReadOnlyList<DetectionOutcome> outcomes = evaluation.All.Add(turned.Photo, found);
            sheet?.Add(turned, outcomes);
        }

        sheet?.Write(degrees);
        return evaluation;
    }
}
