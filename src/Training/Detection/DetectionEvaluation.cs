using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>
/// Compares what a detector found with the teacher's faces. A box of a higher score chooses first among the faces that it overlaps by half
/// or more; boxes on ignored boxes and on faces that the teacher doubts (below 0.75) count neither way.
/// </summary>
internal sealed class DetectionEvaluation
{
    /// <summary>False boxes allowed for a photo: one in ten photos.</summary>
    public const double AllowedFalseBoxes = 0.1;

    private const float LeastOverlap = 0.5f;

    private readonly List<DetectionOutcome> outcomes = [];
    private readonly List<SceneFace> faces = [];
    private readonly List<float> highestFalseOfFaceless = [];

    /// <summary>Photos so far.</summary>
    public int Photos { get; private set; }

    /// <summary>Photos so far in which the teacher saw nothing like a face.</summary>
    public int FacelessPhotos => highestFalseOfFaceless.Count;

    /// <summary>Every box that counts, in no order.</summary>
    public IReadOnlyList<DetectionOutcome> Outcomes => outcomes;

    /// <summary>Adds a photo.</summary>
    /// <param name="photo">Where the teacher's boxes are.</param>
    /// <param name="found">What was found, down to a low score.</param>
    /// <param name="refined">The same faces in the same order with refined landmarks, or null.</param>
    /// <returns>What became of each box that counts.</returns>
    public IReadOnlyList<DetectionOutcome> Add(
        ScenePhoto photo, IReadOnlyList<DetectedFace> found, IReadOnlyList<DetectedFace>? refined = null)
    {
        Photos++;
        List<SceneFace> open = [.. photo.Faces.Where(face => face.Score >= SceneFace.TrustedScore)];
        faces.AddRange(open);
        SceneFace[] doubtful = [.. photo.Ignored, .. photo.Faces.Where(face => face.Score < SceneFace.TrustedScore)];
        List<DetectionOutcome> added = [];
        foreach (int i in Enumerable.Range(0, found.Count).OrderByDescending(i => found[i].Confidence))
        {
            DetectedFace box = found[i];
            SceneFace? face = open.Where(candidate => Overlap(candidate, box) >= LeastOverlap).MaxBy(candidate => Overlap(candidate, box));
            if (face is not null)
            {
                open.Remove(face);
            }

            if (face is not null || !doubtful.Any(candidate => Overlap(candidate, box) >= LeastOverlap))
            {
                added.Add(new DetectionOutcome(box, face) { Refined = refined?[i].Landmarks });
            }
        }

        if (photo.Faces.Count == 0)
        {
            highestFalseOfFaceless.Add(added.Select(outcome => outcome.Found.Confidence ?? 0).DefaultIfEmpty(0).Max());
        }

        outcomes.AddRange(added);
        return added;
    }

    /// <summary>Trusted faces of a size.</summary>
    public int Count(FaceSizeBand band) => faces.Count(band.Contains);

    /// <summary>Share of the trusted faces of a size that are found.</summary>
    public double Recall(FaceSizeBand band, float threshold) =>
        (double)outcomes.Count(outcome => outcome.Face is { } face && outcome.Found.Confidence >= threshold && band.Contains(face)) / Count(band);

    /// <summary>False boxes for a photo.</summary>
    public double FalseBoxes(float threshold) =>
        (double)outcomes.Count(outcome => outcome.Face is null && outcome.Found.Confidence >= threshold) / Photos;

    /// <summary>Share of the photos without a face in which something is found.</summary>
    public double FalsePositiveShare(float threshold) => (double)highestFalseOfFaceless.Count(score => score >= threshold) / FacelessPhotos;

    /// <summary>The lowest threshold with at most so many false boxes for a photo.</summary>
    public float ThresholdFor(double falseBoxes)
    {
        float[] scores = [.. outcomes.Where(outcome => outcome.Face is null).Select(outcome => outcome.Found.Confidence ?? 0).OrderDescending()];
        int allowed = (int)(falseBoxes * Photos);
        return scores.Length > allowed ? MathF.BitIncrement(scores[allowed]) : 0;
    }

    /// <summary>The lowest threshold at which at most such a share of the photos without a face has a box.</summary>
    public float ThresholdForFaceless(double share)
    {
        float[] scores = [.. highestFalseOfFaceless.OrderDescending()];
        int allowed = (int)(share * FacelessPhotos);
        return scores.Length > allowed ? MathF.BitIncrement(scores[allowed]) : 0;
    }

    /// <summary>
    /// How far the detector's landmarks are from the teacher's, in distances of the teacher's eyes, over the found faces of 12 px and more.
    /// </summary>
    /// <param name="threshold">Score that counts.</param>
    /// <param name="band">Faces of this size only, or null for all.</param>
    public LandmarkErrors LandmarkErrors(float threshold, FaceSizeBand? band = null) =>
        LandmarkErrors(threshold, band, outcome => outcome.LandmarkError(outcome.Found.Landmarks));

    /// <summary>The same of the refined landmarks; without a face where nothing was refined.</summary>
    /// <inheritdoc cref="LandmarkErrors(float, FaceSizeBand?)"/>
    public LandmarkErrors RefinedErrors(float threshold, FaceSizeBand? band = null) =>
        LandmarkErrors(threshold, band, outcome => outcome.Refined is { } refined ? outcome.LandmarkError(refined) : null);

    /// <summary>Joins refined landmarks, so far the model's alone, with the detector's.</summary>
    public void Join(LandmarkRule rule)
    {
        for (int i = 0; i < outcomes.Count; i++)
        {
            DetectionOutcome outcome = outcomes[i];
            outcomes[i] = outcome.Refined is { } read ? outcome with { Refined = rule.Mean(outcome.Found.Landmarks, read) } : outcome;
        }
    }

    /// <summary>The found faces whose landmarks can be judged.</summary>
    /// <inheritdoc cref="LandmarkErrors(float, FaceSizeBand?)"/>
    public IEnumerable<DetectionOutcome> WithLandmarks(float threshold, FaceSizeBand? band = null) => outcomes.Where(outcome =>
        outcome.Found.Confidence >= threshold && outcome.Face is { LandmarksReliable: true } face && band?.Contains(face) != false);

    private LandmarkErrors LandmarkErrors(float threshold, FaceSizeBand? band, Func<DetectionOutcome, double?> error) =>
        Detection.LandmarkErrors.Of(WithLandmarks(threshold, band).Select(error).OfType<double>());

    /// <summary>Precision and recall among faces of one size at every threshold, lowest recall first.</summary>
    public IReadOnlyList<(double Recall, double Precision)> Curve(FaceSizeBand band)
    {
        var points = new List<(double, double)>();
        (int found, int wrong, int all) = (0, 0, Count(band));
        foreach (DetectionOutcome outcome in outcomes.Where(outcome => outcome.BelongsTo(band)).OrderByDescending(outcome => outcome.Found.Confidence))
        {
            found += outcome.Face is null ? 0 : 1;
            wrong += outcome.Face is null ? 1 : 0;
            points.Add(((double)found / all, (double)found / (found + wrong)));
        }

        return points;
    }

    /// <summary>Recall by size, false boxes and landmarks on one line.</summary>
    public string Describe(float threshold) => FormattableString.Invariant(
        $"recall {Recall(FaceSizeBand.Large, threshold):P1} / {Recall(FaceSizeBand.Medium, threshold):P1} / {Recall(FaceSizeBand.Small, threshold):P1} (>= 32, 16-32, 8-16 px), {FalseBoxes(threshold):F3} false boxes a photo, {FalsePositiveShare(threshold):P1} of photos without faces, landmarks {LandmarkErrors(threshold, FaceSizeBand.Large).Mean:P1}");

    private static float Overlap(SceneFace face, DetectedFace found) => found.Box.OverlapWith(
        face.Box);
}
