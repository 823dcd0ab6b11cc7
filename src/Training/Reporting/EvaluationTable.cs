using System.Globalization;
using System.Text;
using TDGan.Inference.Expressions;

namespace TDGan.Training.Reporting;

/// <summary>An evaluation as Markdown: for the console and for model cards alike.</summary>
internal static class EvaluationTable
{
    /// <summary>Measures with intervals, then the confusion matrix with recall and precision a class.</summary>
    public static string Format(string title, ExpressionEvaluation evaluation)
    {
        ConfusionMatrix matrix = evaluation.Matrix;
        (double accuracyLow, double accuracyHigh) = evaluation.Interval(m => m.Accuracy);
        (double recallLow, double recallHigh) = evaluation.Interval(m => m.MeanClassRecall);
        var text = new StringBuilder();
        Line(text, $"### {title}");
        Line(text, $"");
        Line(text, $"| measure | value | 95 % interval |");
        Line(text, $"|---|---|---|");
        Line(text, $"| pictures | {matrix.Total} | |");
        Line(text, $"| accuracy | {matrix.Accuracy:P2} | {accuracyLow:P2} - {accuracyHigh:P2} |");
        Line(text, $"| mean class recall | {matrix.MeanClassRecall:P2} | {recallLow:P2} - {recallHigh:P2} |");
        Line(text, $"| expected calibration error | {evaluation.CalibrationError():P2} | |");
        Line(text, $"");
        AppendMatrix(text, matrix);
        return text.ToString();
    }

    private static void AppendMatrix(StringBuilder text, ConfusionMatrix matrix)
    {
        Line(text, $"| actual \\ read as | {string.Join(" | ", ExpressionLabels.All)} | recall |");
        Line(text, $"|---|{string.Concat(Enumerable.Repeat("---|", ExpressionLabels.Count + 1))}");
        for (int i = 0; i < ExpressionLabels.Count; i++)
        {
            string row = string.Join(" | ", Enumerable.Range(0, ExpressionLabels.Count).Select(j => matrix[i, j]));
            Line(text, $"| {ExpressionLabels.All[i]} | {row} | {matrix.Recall(i):P1} |");
        }

        string precision = string.Join(" | ", Enumerable.Range(0, ExpressionLabels.Count).Select(i => Percent(matrix.Precision(i))));
        Line(text, $"| precision | {precision} | |");
    }

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
