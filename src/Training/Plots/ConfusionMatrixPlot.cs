using System.Globalization;
using SkiaSharp;
using TDGan.Training.Measures;

namespace TDGan.Training.Plots;

/// <summary>A confusion matrix as a picture: a row an actual expression, its share of each reading as colour, counts and row percent as text.</summary>
internal static class ConfusionMatrixPlot
{
    private const int Cell = 62;
    private const int Left = 100;
    private const int Top = 62;
    private const double WhiteTextFrom = 0.35;

    /// <summary>PNG of a report's matrix.</summary>
    public static byte[] Draw(EvaluationReport report)
    {
        int count = report.Classes.Count;
        using var figure = new Figure(Left + (count * Cell) + 76, Top + (count * Cell) + 34);
        figure.Text(report.Title, 12, 18, 8);
        for (int i = 0; i < count; i++)
        {
            figure.Text(report.Classes[i].Label, Left + ((i + 0.5f) * Cell), Top - 8, 6.5f, anchor: 0.5f);
            figure.Text(report.Classes[i].Label, Left - 8, Top + ((i + 0.5f) * Cell) + 3, 6.5f, anchor: 1);
            DrawRow(figure, report.Confusion[i], i);
            figure.Text(Percent(report.Classes[i].Recall), Left + (count * Cell) + 36, Top + ((i + 0.5f) * Cell) + 3, 7, anchor: 0.5f);
        }

        figure.Text("recall", Left + (count * Cell) + 36, Top - 8, 6.5f, anchor: 0.5f);
        figure.Text("read as (pictures, percent of the row)", Left + (count * Cell / 2f), Top + (count * Cell) + 20, 7.5f, anchor: 0.5f);
        figure.VerticalText("actual (majority of the votes)", 14, Top + (count * Cell / 2f), 7.5f);
        return figure.ToPng();
    }

    private static void DrawRow(Figure figure, int[] row, int index)
    {
        int sum = Math.Max(1, row.Sum());
        for (int j = 0; j < row.Length; j++)
        {
            double share = (double)row[j] / sum;
            (float x, float y) = (Left + (j * Cell), Top + (index * Cell));
            figure.Rectangle(x, y, Cell - 1, Cell - 1, Palette.Heat(share));
            SKColor colour = share > WhiteTextFrom ? SKColors.White : Figure.Ink;
            figure.Text(row[j].ToString(CultureInfo.InvariantCulture), x + (Cell / 2f), y + 29, 8, anchor: 0.5f, colour);
            figure.Text(Percent(share), x + (Cell / 2f), y + 44, 6, anchor: 0.5f, colour);
        }
    }

    private static string Percent(double share) => (share * 100).ToString("F1", CultureInfo.InvariantCulture) + "%";
}
