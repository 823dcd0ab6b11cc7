using SkiaSharp;
using TDGan.Training.Plots;

namespace TDGan.Training.Detection;

/// <summary>Precision over recall for faces of three sizes, as a picture.</summary>
internal static class DetectionCurvePlot
{
    private const int Width = 520;
    private const int Height = 360;
    private const int LegendWidth = 110;
    private static readonly (FaceSizeBand Band, string Name)[] Series =
    [
        (FaceSizeBand.Large, "32 px and more"), (FaceSizeBand.Medium, "16-32 px"), (FaceSizeBand.Small, "8-16 px"),
    ];

    /// <summary>PNG of the curves; a dot marks the threshold in use.</summary>
    public static byte[] Draw(DetectionEvaluation evaluation, float threshold)
    {
        using var figure = new Figure(Width, Height);
        var area = new PlotArea(
            figure, "Faces of the validation photos, by size", new PlotAxis("recall", 0, 1), new PlotAxis("precision", 0, 1), LegendWidth);
        for (int i = 0; i < Series.Length; i++)
        {
            SKColor colour = Palette.Series(i);
            IReadOnlyList<(double Recall, double Precision)> curve = evaluation.Curve(Series[i].Band);
            figure.Line([.. curve.Select(point => area.At(point.Recall, point.Precision))], colour);
            area.Legend(i, Series[i].Name, colour);
            int used = evaluation.Outcomes.Count(outcome => outcome.BelongsTo(Series[i].Band) && outcome.Found.Confidence >= threshold);
            if (used > 0)
            {
                SKPoint dot = area.At(curve[used - 1].Recall, curve[used - 1].Precision);
                figure.Dot(dot.X, dot.Y, 4, colour);
            }
        }

        return figure.ToPng();
    }
}
