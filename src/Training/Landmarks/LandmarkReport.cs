using System.Globalization;
using TDGan.Training.Detection;

namespace TDGan.Training.Landmarks;

/// <summary>Landmark errors of the detector alone and after the landmark model, as a table.</summary>
internal static class LandmarkReport
{
    /// <summary>Markdown.</summary>
    public static string Format(DetectionEvaluation evaluation, float threshold) => string.Join('\n',
    [
        "| mean (median) landmark error over the distance of the eyes | detector alone | refined | found faces |",
        "|---|---|---|---|",
        Row("32 px and more", evaluation, threshold, FaceSizeBand.Large),
        Row("16-32 px", evaluation, threshold, FaceSizeBand.Medium),
        Row("12 px and more", evaluation, threshold, band: null),
    ]);

    private static string Row(string name, DetectionEvaluation evaluation, float threshold, FaceSizeBand? band)
    {
        LandmarkErrors refined = evaluation.RefinedErrors(threshold, band);
        return string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {evaluation.LandmarkErrors(threshold, band)} | {refined} | {refined.Faces} |");
    }
}
