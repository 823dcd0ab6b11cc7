using SkiaSharp;

namespace TDGan.Training.Plots;

/// <summary>Points in a plane, a colour a series, with a legend.</summary>
internal static class ScatterPlot
{
    private const int Width = 560;
    private const int Height = 420;
    private const float LegendWidth = 110;
    private const float Radius = 3;

    /// <summary>PNG of the series.</summary>
    /// <param name="title">Line above the plot.</param>
    /// <param name="x">Name and unit of the horizontal axis.</param>
    /// <param name="y">Name and unit of the vertical axis.</param>
    /// <param name="series">The points.</param>
    public static byte[] Draw(string title, string x, string y, IReadOnlyList<PlotSeries> series)
    {
        using var figure = new Figure(Width, Height);
        var area = new PlotArea(
            figure, title, PlotAxis.Over(x, series.SelectMany(one => one.Points.Select(point => point.X))),
            PlotAxis.Over(y, series.SelectMany(one => one.Points.Select(point => point.Y))), LegendWidth);
        for (int i = 0; i < series.Count; i++)
        {
            foreach ((double px, double py) in series[i].Points)
            {
                SKPoint at = area.At(px, py);
                figure.Dot(at.X, at.Y, Radius, Palette.Series(i).WithAlpha(190));
            }

            area.Legend(i, series[i].Name, Palette.Series(i));
        }

        return figure.ToPng();
    }
}
