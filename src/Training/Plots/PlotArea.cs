using System.Globalization;
using SkiaSharp;

namespace TDGan.Training.Plots;

/// <summary>The axes of a plot: title, ticks, names with units, and the way from values to the figure.</summary>
internal sealed class PlotArea
{
    private const float Left = 62;
    private const float Top = 28;
    private const float Bottom = 42;
    private const int TickCount = 5;

    private readonly Figure figure;
    private readonly PlotAxis x;
    private readonly PlotAxis y;
    private readonly float right;

    /// <param name="figure">What is drawn on.</param>
    /// <param name="title">Line above the plot.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="legendWidth">Room on the right for a legend.</param>
    public PlotArea(Figure figure, string title, PlotAxis x, PlotAxis y, float legendWidth = 16)
    {
        (this.figure, this.x, this.y) = (figure, x, y);
        right = figure.Width - legendWidth;
        figure.Text(title, Left, 16, 9);
        Axes();
    }

    /// <summary>Where a value lies in the figure.</summary>
    public SKPoint At(double valueX, double valueY) => new(
        (float)(Left + (x.Share(valueX) * (right - Left))),
        (float)(figure.Height - Bottom - (y.Share(valueY) * (figure.Height - Bottom - Top))));

    /// <summary>A row of the legend.</summary>
    /// <param name="row">Its number from 0.</param>
    /// <param name="name">Name of the series.</param>
    /// <param name="colour">Its colour.</param>
    public void Legend(int row, string name, SKColor colour)
    {
        float top = Top + 8 + (row * 15);
        figure.Rectangle(right + 10, top - 6, 10, 6, colour);
        figure.Text(name, right + 25, top, 6.5f);
    }

    private void Axes()
    {
        float bottom = figure.Height - Bottom;
        foreach (double tick in x.Ticks(TickCount))
        {
            float at = At(tick, y.Low).X;
            figure.Line(at, Top, at, bottom, Figure.Grid);
            figure.Text(Text(tick), at, bottom + 14, 6.5f, anchor: 0.5f);
        }

        foreach (double tick in y.Ticks(TickCount))
        {
            float at = At(x.Low, tick).Y;
            figure.Line(Left, at, right, at, Figure.Grid);
            figure.Text(Text(tick), Left - 6, at + 3, 6.5f, anchor: 1);
        }

        figure.Line([new SKPoint(Left, Top), new SKPoint(Left, bottom), new SKPoint(right, bottom)], Figure.Ink);
        figure.Text(x.Name, (Left + right) / 2, figure.Height - 8, 7.5f, anchor: 0.5f);
        figure.VerticalText(y.Name, 14, (Top + bottom) / 2, 7.5f);
    }

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
