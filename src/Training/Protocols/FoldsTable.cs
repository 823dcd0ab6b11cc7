using System.Globalization;
using System.Text;
using TDGan.Training.Measures;

namespace TDGan.Training.Protocols;

/// <summary>The results of a cross-validation as Markdown: each fold, their mean and deviation, and all pictures together.</summary>
internal static class FoldsTable
{
    /// <summary>Formats finished folds, at least one.</summary>
    public static string Format(string title, IReadOnlyList<FoldResult> folds)
    {
        var text = new StringBuilder();
        Line(text, $"### {title}");
        Line(text, $"");
        Line(text, $"| fold | people | pictures | accuracy % | mean class recall % |");
        Line(text, $"|---|---|---|---|---|");
        ConfusionMatrix[] matrices = [.. folds.Select(Matrix)];
        foreach ((FoldResult fold, ConfusionMatrix matrix) in folds.Zip(matrices))
        {
            Line(text, $"| {fold.Fold} | {fold.Subjects.Count} | {matrix.Total} | {100 * matrix.Accuracy:F2} | {100 * matrix.MeanClassRecall:F2} |");
        }

        string accuracy = MeanAndDeviation([.. matrices.Select(matrix => matrix.Accuracy)]);
        string recall = MeanAndDeviation([.. matrices.Select(matrix => matrix.MeanClassRecall)]);
        Line(text, $"| mean ± deviation | | | {accuracy} | {recall} |");
        int[] labels = [.. folds.SelectMany(fold => fold.Labels)], read = [.. folds.SelectMany(fold => fold.Read)];
        var pooled = new PairedAnswers(labels, read, read);
        Line(text, $"| all pictures | {folds.Sum(fold => fold.Subjects.Count)} | {labels.Length} | {WithInterval(pooled, matrix => matrix.Accuracy)} | {WithInterval(pooled, matrix => matrix.MeanClassRecall)} |");
        return text.ToString();
    }

    private static ConfusionMatrix Matrix(FoldResult fold)
    {
        var matrix = new ConfusionMatrix();
        foreach ((int label, int read) in fold.Labels.Zip(fold.Read))
        {
            matrix.Add(label, read);
        }

        return matrix;
    }

    private static string MeanAndDeviation(double[] values)
    {
        double mean = values.Average();
        double deviation = values.Length < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        return string.Create(CultureInfo.InvariantCulture, $"{100 * mean:F2} ± {100 * deviation:F2}");
    }

    private static string WithInterval(PairedAnswers answers, Func<ConfusionMatrix, double> measure)
    {
        MeasuredValue value = answers.OfFirst("pooled", measure);
        return string.Create(CultureInfo.InvariantCulture, $"{100 * value.Value:F2} ({100 * value.Interval!.Value.Low:F2} to {100 * value.Interval.Value.High:F2})");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
