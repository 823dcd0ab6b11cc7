using SkiaSharp;

namespace TDGan.Training.Plots;

/// <summary>Several series over a common horizontal axis, with a legend.</summary>
internal static class LinePlot
{
    private const int Width = 760;
    private const int Height = 340;
    private const int MostPoints = 240;
    private const float LegendWidth = 230;

    /// <summary>PNG of the series; a series of more than 240 points is drawn as means of equal runs.</summary>
    /// <param name="title">Line above the plot.</param>
    /// <param name="x">Name and unit of the horizontal axis.</param>
    /// <param name="y">Name and unit of the vertical axis.</param>
    /// <param name="series">At least one point altogether.</param>
    public static byte[] Draw(string title, string x, string y, IReadOnlyList<PlotSeries> series)
    {
        PlotSeries[] drawn = [.. series.Select(Thin)];
        using var figure = new Figure(Width, Height);
        var area = new PlotArea(
            figure, title, PlotAxis.Over(x, drawn.SelectMany(one => one.Points.Select(point => point.X))),
            PlotAxis.Over(y, drawn.SelectMany(one => one.Points.Select(point => point.Y))), LegendWidth);
        for (int i = 0; i < drawn.Length; i++)
        {
            SKPoint[] points = [.. drawn[i].Points.Where(point => double.IsFinite(point.Y)).Select(point => area.At(point.X, point.Y))];
            figure.Line(points, Palette.Series(i));
            foreach (SKPoint point in points.Length < 40 ? points : [])
            {
                figure.Dot(point.X, point.Y, 2, Palette.Series(i));
            }

            area.Legend(i, drawn[i].Name, Palette.Series(i));
        }

        return figure.ToPng();
    }

    private static PlotSeries Thin(PlotSeries series)
    {
        int run = (int)Math.Ceiling(series.Points.Count / (double)MostPoints);
        return run <= 1
            ? series
            : series with { Points = [.. series.Points.Chunk(run).Select(points => (points.Average(point => point.X), points.Average(point => point.Y)))] };
    }
}
