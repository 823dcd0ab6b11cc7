using System.Globalization;
using System.Text;
using TDGan.Inference.Expressions;
using TDGan.Training.Measures;

namespace TDGan.Training.Reporting;

/// <summary>An evaluation as Markdown: for the console and for model cards alike.</summary>
internal static class EvaluationTable
{
    /// <summary>Measures with intervals, the confusion matrix with recall and precision a class, and what changes of the pictures cost.</summary>
    public static string Format(EvaluationReport report)
    {
        var text = new StringBuilder();
        Line(text, $"### {report.Title}");
        Line(text, $"");
        Line(text, $"| measure | value | 95 % interval |");
        Line(text, $"|---|---|---|");
        Line(text, $"| pictures | {report.Pictures} | |");
        foreach (MeasuredValue measure in report.Measures)
        {
            Line(text, $"| {measure.Name} | {measure.ValueText()} | {measure.IntervalText()} |");
        }

        Line(text, $"");
        AppendMatrix(text, report);
        AppendRobustness(text, report.Robustness);
        return text.ToString();
    }

    private static void AppendMatrix(StringBuilder text, EvaluationReport report)
    {
        Line(text, $"| actual \\ read as | {string.Join(" | ", ExpressionLabels.All)} | recall | F1 |");
        Line(text, $"|---|{string.Concat(Enumerable.Repeat("---|", ExpressionLabels.Count + 2))}");
        foreach ((ClassMeasures measures, int[] row) in report.Classes.Zip(report.Confusion))
        {
            Line(text, $"| {measures.Label} | {string.Join(" | ", row)} | {measures.Recall:P1} | {measures.F1:P1} |");
        }

        Line(text, $"| precision | {string.Join(" | ", report.Classes.Select(measures => Percent(measures.Precision)))} | | |");
    }

    private static void AppendRobustness(StringBuilder text, IReadOnlyList<RobustnessRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Line(text, $"");
        Line(text, $"| change of the pictures | accuracy | 95 % interval | mean class recall | accuracy lost | 95 % interval |");
        Line(text, $"|---|---|---|---|---|---|");
        foreach (RobustnessRow row in rows)
        {
            Line(text, $"| {row.Change} | {row.Accuracy.ValueText()} | {row.Accuracy.IntervalText()} | {row.MeanClassRecall.ValueText()} | {row.Lost.ValueText()} | {row.Lost.IntervalText()} |");
        }
    }

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
