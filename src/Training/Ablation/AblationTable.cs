using System.Globalization;
using System.Text;
using TDGan.Training.Measures;

namespace TDGan.Training.Ablation;

/// <summary>The results of a plan as Markdown.</summary>
internal static class AblationTable
{
    /// <summary>Two tables: each run against the start, and each against the reference variant of the same seed where there is one.</summary>
    /// <param name="rows">Finished runs.</param>
    /// <param name="start">What the expression branch reached before.</param>
    /// <param name="reference">Name of the reference variant, or null.</param>
    public static string Format(IReadOnlyList<AblationRow> rows, AblationStart start, string? reference)
    {
        var text = new StringBuilder();
        Line(text, $"| variant | seed | steps | accuracy % | change against the start | mean class recall % | change against the start |");
        Line(text, $"|---|---|---|---|---|---|---|");
        Line(text, $"| start: no training here | | 0 | {Share(start.Accuracy)} | | {Share(start.MeanClassRecall)} | |");
        foreach (AblationRow row in rows)
        {
            Line(text, $"| {row.Variant} | {row.Seed} | {row.Steps} | {Share(row.Accuracy)} | {Points(row.AccuracyChange)} | {Share(row.MeanClassRecall)} | {Points(row.MeanClassRecallChange)} |");
        }

        AppendReference(text, [.. rows.Where(row => row.AccuracyToReference is not null)], reference);
        AppendTransfer(text, rows, start);
        Line(text, $"");
        foreach (AblationRow row in rows.DistinctBy(row => row.Variant))
        {
            Line(text, $"- {row.Variant}: {row.About}");
        }

        return text.ToString();
    }

    private static void AppendReference(StringBuilder text, IReadOnlyList<AblationRow> rows, string? reference)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Line(text, $"");
        Line(text, $"| against {reference}, same seed | seed | accuracy | mean class recall |");
        Line(text, $"|---|---|---|---|");
        foreach (AblationRow row in rows)
        {
            Line(text, $"| {row.Variant} | {row.Seed} | {Points(row.AccuracyToReference!)} | {Points(row.MeanClassRecallToReference!)} |");
        }
    }

    private static void AppendTransfer(StringBuilder text, IReadOnlyList<AblationRow> rows, AblationStart start)
    {
        Line(text, $"");
        Line(text, $"| transfer | seed | G(I, I) to I, L1 | I_g to I_f, L1 | sharpness of I_g over I_f | read as the target by the start's branch % |");
        Line(text, $"|---|---|---|---|---|---|");
        Line(text, $"| start | | {Cells(start.Transfer)} |");
        foreach (AblationRow row in rows)
        {
            Line(text, $"| {row.Variant} | {row.Seed} | {Cells(row.Transfer)} |");
        }
    }

    private static string Cells(TransferProbe.Values? transfer) => transfer is null
        ? "not trained | | | "
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{transfer.Reconstruction:F4} | {transfer.Change:F4} | {transfer.SharpnessRatio:F2} | {100 * transfer.ReadAsTarget:F1}");

    private static string Share(MeasuredValue value) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * value.Value:F2} ({100 * value.Interval!.Value.Low:F2} to {100 * value.Interval.Value.High:F2})");

    private static string Points(MeasuredValue value) =>
        $"{Signed(value.Value)} ({Signed(value.Interval!.Value.Low)} to {Signed(value.Interval.Value.High)})";

    private static string Signed(double share) => (100 * share).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
