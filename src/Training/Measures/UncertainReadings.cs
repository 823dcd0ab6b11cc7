using System.Globalization;

namespace TDGan.Training.Measures;

/// <summary>How many answers lie under a bound of their highest probability, and how many of those are wrong: what <c>uncertain</c> is worth.</summary>
internal static class UncertainReadings
{
    private static readonly double[] Bounds = [0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7];

    /// <summary>Markdown, a row a bound.</summary>
    public static string Format(IReadOnlyList<ExpressionAnswer> answers) => string.Join('\n',
    [
        $"| highest score below | of {answers.Count} readings | wrong among those | wrong among the others |",
        "|---|---|---|---|",
        .. Bounds.Select(bound => string.Create(
            CultureInfo.InvariantCulture,
            $"| {bound:F2} | {Share(answers, answer => answer.Confidence < bound):P1} | {Wrong(answers.Where(answer => answer.Confidence < bound))} | {Wrong(answers.Where(answer => answer.Confidence >= bound))} |")),
    ]);

    /// <summary>Share of the answers that are wrong, as text.</summary>
    public static string Wrong(IEnumerable<ExpressionAnswer> answers)
    {
        ExpressionAnswer[] counted = [.. answers];
        return counted.Length == 0 ? "none" : Share(counted, answer => !answer.IsRight).ToString("P1", CultureInfo.InvariantCulture);
    }

    private static double Share(IReadOnlyList<ExpressionAnswer> answers, Func<ExpressionAnswer, bool> holds) =>
        (double)answers.Count(holds) / answers.Count;
}
