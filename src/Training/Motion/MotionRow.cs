using TDGan.Inference.Expressions;

namespace TDGan.Training.Motion;

/// <summary>One transfer, measured.</summary>
/// <param name="Label">What was asked for.</param>
/// <param name="Motion">Against the real motion.</param>
/// <param name="Sharpness">Of the picture over that of the face's.</param>
internal sealed record MotionRow(Expression Label, MotionMeasure Motion, double Sharpness)
{
    /// <summary>Whether the recogniser that ships reads what was asked for; it is no independent judge.</summary>
    public bool IsRead { get; init; }

    /// <summary>Labels and their mean as a table in Markdown.</summary>
    public static string Table(IReadOnlyList<MotionRow> rows) => string.Join('\n',
    [
        "| | cosine | size | error | read | sharpness |",
        "|---|---|---|---|---|---|",
        .. rows.GroupBy(row => row.Label).Select(group => Line(ExpressionLabels.Of(group.Key), [.. group])),
        Line("all", rows),
    ]);

    private static string Line(string name, IReadOnlyList<MotionRow> rows)
    {
        MotionMeasure mean = MotionMeasure.Mean([.. rows.Select(row => row.Motion)]);
        return FormattableString.Invariant(
            $"| {name} | {mean.Cosine:F2} | {mean.Size:F2} | {mean.Error:F2} | {rows.Average(row => row.IsRead ? 1.0 : 0):P0} | {rows.Average(row => row.Sharpness):F2} |");
    }
}
