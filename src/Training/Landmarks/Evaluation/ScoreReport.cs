using System.Globalization;
using TDGan.Training.Detection;

namespace TDGan.Training.Landmarks.Evaluation;

/// <summary>What a face score keeps and what it rejects of the boxes that a detector proposes.</summary>
/// <param name="candidates">The boxes.</param>
/// <param name="photos">Photos that they were looked for in, a turned copy counted as a photo.</param>
/// <param name="calibration">What makes a probability of a logit.</param>
internal sealed class ScoreReport(IReadOnlyList<ScoreCandidate> candidates, int photos, ScoreCalibration calibration)
{
    private static readonly float[] Thresholds = [0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f];

    /// <summary>Share of the faces that are kept.</summary>
    /// <param name="threshold">Score from which on a box is kept, 0-1.</param>
    /// <param name="leastSide">Faces of so many pixels a side and more.</param>
    public double Kept(float threshold, float leastSide = 0) => Share(
        candidates.Where(candidate => candidate.IsFace && candidate.Side >= leastSide), candidate => Score(candidate) >= threshold);

    /// <summary>Share of the boxes without a face that are rejected.</summary>
    /// <param name="threshold">Score from which on a box is kept, 0-1.</param>
    public double Rejected(float threshold) => Share(candidates.Where(candidate => !candidate.IsFace), candidate => Score(candidate) < threshold);

    /// <summary>Boxes without a face that are kept, for a photo.</summary>
    /// <param name="threshold">Score from which on a box is kept, 0-1.</param>
    public double FalseBoxes(float threshold) =>
        (double)candidates.Count(candidate => !candidate.IsFace && Score(candidate) >= threshold) / photos;

    /// <summary>The lowest score, in hundredths, that keeps at most so many boxes without a face; 1 where none does.</summary>
    /// <param name="falseBoxes">For a photo.</param>
    public float ThresholdFor(double falseBoxes) => Enumerable.Range(1, 99).Select(hundredths => hundredths / 100f)
        .Where(threshold => FalseBoxes(threshold) <= falseBoxes)
        .DefaultIfEmpty(1)
        .Min();

    /// <summary>Probability that a face gets a higher score than a box without one; ties count half.</summary>
    public double AreaUnderCurve()
    {
        float[] faces = [.. candidates.Where(candidate => candidate.IsFace).Select(candidate => candidate.FaceLogit)];
        float[] others = [.. candidates.Where(candidate => !candidate.IsFace).Select(candidate => candidate.FaceLogit)];
        return faces.Sum(face => others.Sum(other => face > other ? 1 : face == other ? 0.5 : 0)) / ((double)faces.Length * others.Length);
    }

    /// <summary>Markdown.</summary>
    /// <param name="chosen">The threshold of the manifest, a row of its own.</param>
    public string Format(float chosen) => string.Join('\n',
    [
        $"| face score from | faces kept of {candidates.Count(c => c.IsFace)} | of {candidates.Count(c => c.IsFace && c.Side >= FaceSizeBand.Large.From)} of 32 px and more | false boxes rejected of {candidates.Count(c => !c.IsFace)} | left over for a photo |",
        "|---|---|---|---|---|",
        .. Thresholds.Append(chosen).Distinct().Order().Select(threshold => string.Create(
            CultureInfo.InvariantCulture,
            $"| {threshold:F2}{(threshold == chosen ? " (chosen)" : "")} | {Kept(threshold):P1} | {Kept(threshold, FaceSizeBand.Large.From):P1} | {Rejected(threshold):P1} | {FalseBoxes(threshold):F3} |")),
    ]);

    private float Score(ScoreCandidate candidate) => calibration.Probability(candidate.FaceLogit);

    private static double Share(IEnumerable<ScoreCandidate> all, Func<ScoreCandidate, bool> holds)
    {
        ScoreCandidate[] counted = [.. all];
        return counted.Length == 0 ? double.NaN : (double)counted.Count(holds) / counted.Length;
    }
}
