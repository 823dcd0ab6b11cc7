using TDGan.Training.Ablation;
using TDGan.Training.TwoBranch;

namespace TDGan.Training.Tests.Ablation;

public sealed class AblationReportTests
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 200).Select(i => i % 2)];

    [Fact]
    public void Create_Runs_AreComparedWithStartAndReferenceOfTheirSeed()
    {
        AblationReport report = AblationReport.Create(
            [Run("all", 1, wrong: 20), Run("all", 2, wrong: 30), Run("none", 1, wrong: 10), Run("none", 3, wrong: 10)],
            Result(wrong: 40),
            reference: "all");
        Assert.Equal(0.8, report.Start.Accuracy.Value, 6);
        Assert.Equal([0.9, 0.85, 0.95, 0.95], report.Runs.Select(row => Math.Round(row.Accuracy.Value, 6)));
        Assert.Equal([0.1, 0.05, 0.15, 0.15], report.Runs.Select(row => Math.Round(row.AccuracyChange.Value, 6)));
        Assert.Equal([null, null, 0.05, null], report.Runs.Select(row => row.AccuracyToReference is { } value ? Math.Round(value.Value, 6) : (double?)null));
        Assert.All(report.Runs, row => Assert.InRange(row.AccuracyChange.Value, row.AccuracyChange.Interval!.Value.Low, row.AccuracyChange.Interval.Value.High));
    }

    [Fact]
    public void Write_Report_HasARowARunAndTheSameInJson()
    {
        string folder = Directory.CreateTempSubdirectory("tdgan-table-").FullName;
        string table = AblationReport.Create([Run("all", 1, wrong: 20), Run("none", 1, wrong: 10)], Result(wrong: 40), reference: "all").Write(folder);
        Assert.Contains("| start: no training here | | 0 | 80.00 (", table, StringComparison.Ordinal);
        Assert.Contains("| all | 1 | 5 | 90.00 (", table, StringComparison.Ordinal);
        Assert.Contains("| +10.00 (", table, StringComparison.Ordinal);
        Assert.Contains("| none | 1 | +5.00 (", table, StringComparison.Ordinal);
        Assert.Contains("| none | 1 | not trained |", table, StringComparison.Ordinal);
        Assert.Contains("- all: about all", table, StringComparison.Ordinal);
        Assert.Equal(table, File.ReadAllText(Path.Combine(folder, "ablation.md")));
        Assert.Contains("\"variant\": \"none\"", File.ReadAllText(Path.Combine(folder, "ablation.json")), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static (AblationCase Case, AblationResult Result) Run(string name, int seed, int wrong) => (
        new AblationCase(
            new AblationVariant { Name = name, About = $"about {name}" }, TinyDataTree.Options with { Seed = seed }, StartingWeights.All("models")),
        Result(wrong));

    private static AblationResult Result(int wrong) => new(
        Steps: 5, Seconds: 1, Start: [], Labels, [.. Labels.Select((label, i) => i < wrong ? 1 - label : label)], Transfer: null);
}
