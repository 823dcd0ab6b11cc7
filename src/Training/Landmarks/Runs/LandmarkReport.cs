using System.Collections.Immutable;
using System.Globalization;
using TDGan.Inference.Manifest;
using TDGan.Training.Detection;
using TDGan.Training.Landmarks.Evaluation;

namespace TDGan.Training.Landmarks.Runs;

/// <summary>What a landmark model reached behind a detector, as tables and as measures of its manifest.</summary>
/// <param name="evaluation">The detector alone and with the landmark model.</param>
/// <param name="threshold">The detector's score that counts.</param>
/// <param name="measures">The landmark model on the teacher's boxes, and as a second look.</param>
/// <param name="scores">What its score keeps and rejects.</param>
/// <param name="rule">What was chosen.</param>
internal sealed class LandmarkReport(
    DetectionEvaluation evaluation, float threshold, LandmarkMeasures measures, ScoreReport scores, LandmarkRule rule)
{
    private const int Digits = 4;

    /// <summary>What was chosen.</summary>
    public LandmarkRule Rule => rule;

    /// <summary>Markdown: five landmarks, mesh, score.</summary>
    public string Format() => string.Join("\n\n", FormatFive(evaluation, threshold), measures.FormatMeshes(), scores.Format(rule.MinFaceScore ?? 0));

    /// <summary>Markdown: the five landmarks behind the detector.</summary>
    /// <param name="evaluation">The detector alone and with the landmark model.</param>
    /// <param name="threshold">The detector's score that counts.</param>
    public static string FormatFive(DetectionEvaluation evaluation, float threshold) => string.Join('\n',
    [
        "| mean (median) landmark error over the distance of the eyes | detector alone | refined | found faces |",
        "|---|---|---|---|",
        Row("32 px and more", evaluation, threshold, FaceSizeBand.Large),
        Row("16-32 px", evaluation, threshold, FaceSizeBand.Medium),
        Row("12 px and more", evaluation, threshold, band: null),
    ]);

    /// <summary>By name.</summary>
    public ImmutableSortedDictionary<string, double> Measures() => new Dictionary<string, double>
    {
        ["landmarkError"] = evaluation.RefinedErrors(threshold).Mean,
        ["landmarkErrorFrom32Px"] = evaluation.RefinedErrors(threshold, FaceSizeBand.Large).Mean,
        ["medianLandmarkErrorFrom32Px"] = evaluation.RefinedErrors(threshold, FaceSizeBand.Large).Median,
        ["meshErrorFrom96Px"] = measures.Mesh.All.Mean,
        ["mouthOpeningCorrelation"] = measures.Mesh.MouthOpening,
        ["faceScoreAreaUnderCurve"] = scores.AreaUnderCurve(),
        ["faceScoreKept"] = scores.Kept(rule.MinFaceScore ?? 0),
        ["faceScoreRejected"] = scores.Rejected(rule.MinFaceScore ?? 0),
    }.ToImmutableSortedDictionary(entry => entry.Key, entry => Math.Round(entry.Value, Digits), StringComparer.Ordinal);

    private static string Row(string name, DetectionEvaluation evaluation, float threshold, FaceSizeBand? band)
    {
        LandmarkErrors refined = evaluation.RefinedErrors(threshold, band);
        return string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {evaluation.LandmarkErrors(threshold, band)} | {refined} | {refined.Faces} |");
    }
}
