using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks.Evaluation;

/// <summary>
/// The boxes that a detector finds in labelled photos and turned copies of them, at a low score, each with what the landmark model says of it. Boxes
/// that lie on a face, but not well, and on faces that the teacher doubts count neither way.
/// </summary>
/// <param name="detector">Proposes.</param>
/// <param name="landmarks">The landmark model.</param>
internal sealed class CandidateSearch(IFaceDetector detector, OnnxModel landmarks)
{
    /// <summary>Degrees by which each photo is turned.</summary>
    public static readonly ImmutableArray<double> Turns = [0, 30, -45];

    private const float FaceOverlap = 0.5f;
    private const float NoFaceOverlap = 0.2f;

    private readonly FaceTensorConverter converter = new(landmarks.Crop);
    private readonly LandmarkPredictor predictor = new(landmarks);
    private readonly ImageDecoder decoder = new(Options.Create(new ImageDecodingOptions()));

    /// <summary>All candidates of a photo.</summary>
    public async Task<IReadOnlyList<ScoreCandidate>> FindAsync(ScenePhoto photo, CancellationToken cancellationToken)
    {
        using DecodedImage image = decoder.Decode(await File.ReadAllBytesAsync(photo.File, cancellationToken));
        List<ScoreCandidate> candidates = [];
        foreach (double degrees in Turns)
        {
            var turned = new TurnedPhoto(image.Bitmap, degrees);
            using DecodedImage copy = turned.Draw();
            IReadOnlyList<DetectedFace> found = await detector.DetectAsync(copy, FalseBoxMining.LowestScore, new RequestScope(cancellationToken));
            foreach (DetectedFace box in found)
            {
                if (Judge(photo, turned, box.Box) is { } isFace)
                {
                    float[] pixels = new float[converter.Length];
                    converter.Convert(copy, box.Box, pixels);
                    LandmarkPrediction said = (await predictor.PredictAsync(pixels, 1, cancellationToken))[0];
                    float side = MathF.Sqrt(box.Box.Width * box.Box.Height);
                    candidates.Add(new ScoreCandidate(isFace, degrees, side, box.Confidence ?? 0, said.FaceLogit));
                }
            }
        }

        return candidates;
    }

    /// <summary>Whether a box of the turned copy is a face; null where it counts neither way.</summary>
    private static bool? Judge(ScenePhoto photo, TurnedPhoto turned, FaceBox box)
    {
        (double x, double y) = turned.ToPhoto(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var upright = new FaceBox((float)x - (box.Width / 2), (float)y - (box.Height / 2), box.Width, box.Height);
        if (photo.Faces.Any(face => face.Score >= SceneFace.TrustedScore && face.Box.OverlapWith(upright) >= FaceOverlap))
        {
            return true;
        }

        return photo.Faces.Concat(photo.Ignored).Any(face => face.Box.OverlapWith(upright) >= NoFaceOverlap) ? null : false;
    }
}
