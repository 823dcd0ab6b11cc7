using TDGan.Training.Measures;

namespace TDGan.Training.Reporting.Pages;

/// <summary>The table of results: what was measured, and the paper's data sets, which need a signed request and are not at hand.</summary>
internal static class ResultRows
{
    private const string NotRun = "not run";

    private static readonly (string Set, string Protocol)[] OfThePaper =
    [
        ("CK+", "10-fold, subject-independent"),
        ("TFEID", "10-fold, subject-independent"),
        ("RaFD", "10-fold, subject-independent"),
        ("BAUM-2i", "10-fold, subject-independent"),
        ("RAF-DB (basic)", "given split"),
    ];

    /// <summary>Set, protocol, accuracy, mean class recall, how it was run.</summary>
    public static IEnumerable<IReadOnlyList<string>> Create(IReadOnlyList<EvaluationReport> evaluations) =>
    [
        .. evaluations.Select(evaluation => new[]
        {
            evaluation.Title, $"{evaluation.Pictures} pictures", WithInterval(evaluation.Measures[0]), WithInterval(evaluation.Measures[1]), "evaluate",
        }),
        .. OfThePaper.Select(row => new[] { row.Set, row.Protocol, NotRun, NotRun, "data needs a signed request" }),
    ];

    private static string WithInterval(MeasuredValue measure) => $"{measure.ValueText()} ({measure.IntervalText()})";
}
