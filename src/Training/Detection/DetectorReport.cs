using System.Collections.Immutable;
using System.Globalization;

namespace TDGan.Training.Detection;

/// <summary>What a detector reached at one threshold, as a table and as measures of its manifest.</summary>
internal static class DetectorReport
{
    private const int Digits = 4;

    /// <summary>Markdown; with rows for refined landmarks where there are such.</summary>
    public static string Format(DetectionEvaluation evaluation, float threshold)
    {
        string[] refined = evaluation.RefinedErrors(threshold).Faces == 0 ? [] : [Refined(evaluation, threshold)];
        return string.Join('\n', [Found(evaluation, threshold), .. refined]);
    }

    private static string Found(DetectionEvaluation evaluation, float threshold) => string.Create(CultureInfo.InvariantCulture, $"""
        | measure, at minConfidence {threshold:F3} | value | over |
        |---|---|---|
        | recall, 32 px and more | {evaluation.Recall(FaceSizeBand.Large, threshold):P1} | {evaluation.Count(FaceSizeBand.Large)} faces |
        | recall, 16-32 px | {evaluation.Recall(FaceSizeBand.Medium, threshold):P1} | {evaluation.Count(FaceSizeBand.Medium)} faces |
        | recall, 8-16 px | {evaluation.Recall(FaceSizeBand.Small, threshold):P1} | {evaluation.Count(FaceSizeBand.Small)} faces |
        | false boxes in 10 photos | {10 * evaluation.FalseBoxes(threshold):F2} | {evaluation.Photos} photos |
        | photos without a face in which something is found | {evaluation.FalsePositiveShare(threshold):P1} | {evaluation.FacelessPhotos} photos |
        | landmark error over the distance of the eyes, faces of 12 px and more | {Row(evaluation.LandmarkErrors(threshold))}
        | the same, 32 px and more | {Row(evaluation.LandmarkErrors(threshold, FaceSizeBand.Large))}
        """);

    private static string Refined(DetectionEvaluation evaluation, float threshold) => string.Create(CultureInfo.InvariantCulture, $"""
        | landmark error after face-landmarks, faces of 12 px and more | {Row(evaluation.RefinedErrors(threshold))}
        | the same, 32 px and more | {Row(evaluation.RefinedErrors(threshold, FaceSizeBand.Large))}
        """);

    private static string Row(LandmarkErrors errors) => string.Create(CultureInfo.InvariantCulture, $"{errors} | {errors.Faces} found faces |");

    /// <summary>By name, 0-1 but for the false boxes for a photo.</summary>
    public static ImmutableSortedDictionary<string, double> Measures(DetectionEvaluation evaluation, float threshold) => new Dictionary<string, double>
    {
        ["recallFrom32Px"] = Math.Round(evaluation.Recall(FaceSizeBand.Large, threshold), Digits),
        ["recall16To32Px"] = Math.Round(evaluation.Recall(FaceSizeBand.Medium, threshold), Digits),
        ["recall8To16Px"] = Math.Round(evaluation.Recall(FaceSizeBand.Small, threshold), Digits),
        ["falseBoxesPerPhoto"] = Math.Round(evaluation.FalseBoxes(threshold), Digits),
        ["falsePositivePhotos"] = Math.Round(evaluation.FalsePositiveShare(threshold), Digits),
        ["landmarkError"] = Math.Round(evaluation.LandmarkErrors(threshold).Mean, Digits),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
