using System.Globalization;

namespace TDGan.Training.Detection;

/// <summary>What a detector reached on photos turned by several angles, as tables.</summary>
internal static class TurnReport
{
    private const string Measures = "recall, 32 px and more | 16-32 px | false boxes a photo | photos without a face in which one is found |";
    private const string Line = "---|---|---|---|";

    /// <summary>Markdown, a row for each angle and threshold.</summary>
    /// <param name="evaluations">One for each angle.</param>
    /// <param name="thresholds">Scores that count.</param>
    public static string Format(IReadOnlyList<TurnedEvaluation> evaluations, IReadOnlyList<float> thresholds) => string.Join('\n',
    [
        $"| degrees | confidence from | {Measures}",
        $"|---|---|{Line}",
        .. evaluations.SelectMany(row => thresholds.Select(threshold =>
            string.Create(CultureInfo.InvariantCulture, $"| {row.Degrees} | {threshold:F3} | {Row(row.All, threshold)}"))),
    ]);

    /// <summary>Markdown, a row for each angle and collection.</summary>
    /// <param name="evaluations">One for each angle.</param>
    /// <param name="threshold">Score that counts.</param>
    public static string FormatSources(IReadOnlyList<TurnedEvaluation> evaluations, float threshold) => string.Join('\n',
    [
        $"| degrees | collection | photos | {Measures}",
        $"|---|---|---|{Line}",
        .. evaluations.SelectMany(row => row.Sources.Select(source =>
            string.Create(CultureInfo.InvariantCulture, $"| {row.Degrees} | {source.Key} | {source.Value.Photos} | {Row(source.Value, threshold)}"))),
    ]);

    private static string Row(DetectionEvaluation found, float threshold) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Recall(found, FaceSizeBand.Large, threshold)} | {Recall(found, FaceSizeBand.Medium, threshold)} | {found.FalseBoxes(threshold):F3} | {Faceless(found, threshold)} |");

    private static string Recall(DetectionEvaluation found, FaceSizeBand band, float threshold) => found.Count(band) == 0
        ? "no face"
        : string.Create(CultureInfo.InvariantCulture, $"{found.Recall(band, threshold):P1} of {found.Count(band)}");

    private static string Faceless(DetectionEvaluation found, float threshold) => found.FacelessPhotos == 0
        ? "no photo"
        : string.Create(CultureInfo.InvariantCulture, $"{found.FalsePositiveShare(threshold):P1} of {found.FacelessPhotos}");
}
