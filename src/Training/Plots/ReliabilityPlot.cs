using SkiaSharp;
using TDGan.Training.Measures;

namespace TDGan.Training.Plots;

/// <summary>A reliability diagram: accuracy in bins of confidence, the diagonal where both are equal, and the share of answers in each bin.</summary>
internal static class ReliabilityPlot
{
    private static readonly SKColor Bars = new(0x56, 0xB4, 0xE9);
    private static readonly SKColor Shares = new(0xE6, 0x9F, 0x00);

    /// <summary>PNG of a report's bins.</summary>
    public static byte[] Draw(EvaluationReport report)
    {
        using var figure = new Figure(560, 380);
        var area = new PlotArea(
            figure, report.Title, new PlotAxis("confidence: top probability", 0, 1), new PlotAxis("share of answers (0-1)", 0, 1), legendWidth: 150);
        int total = Math.Max(1, report.Reliability.Sum(bin => bin.Count));
        foreach (ReliabilityBin bin in report.Reliability.Where(bin => bin.Count > 0))
        {
            Bar(figure, area, bin.Low, bin.High, bin.Accuracy, Bars);
            Bar(figure, area, bin.Low + ((bin.High - bin.Low) * 0.35), bin.High - ((bin.High - bin.Low) * 0.35), (double)bin.Count / total, Shares);
        }

        figure.Line([area.At(0, 0), area.At(1, 1)], Figure.Ink);
        area.Legend(0, "right in bin", Bars);
        area.Legend(1, "answers in bin", Shares);
        area.Legend(2, "calibrated", Figure.Ink);
        return figure.ToPng();
    }

    private static void Bar(Figure figure, PlotArea area, double low, double high, double value, SKColor colour)
    {
        SKPoint top = area.At(low, value);
        SKPoint bottom = area.At(high, 0);
        figure.Rectangle(top.X + 1, top.Y, bottom.X - top.X - 2, bottom.Y - top.Y, colour);
    }
}
