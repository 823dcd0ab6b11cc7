using TDGan.Training.Measures;
using TDGan.Training.Plots;
using TDGan.Training.Reporting;
using TDGan.Training.Reporting.Pages;

namespace TDGan.Training.Tests.Reporting;

public sealed class TrainingReportTests
{
    [Fact]
    public void ToHtml_NothingGiven_SaysWhatIsNotRunAndHow()
    {
        string html = new TrainingReport { Title = "Empty" }.ToHtml();
        Assert.Contains("<td>RAF-DB (basic)</td><td>given split</td><td>not run</td>", html, StringComparison.Ordinal);
        Assert.Contains("Not run: evaluate --json", html, StringComparison.Ordinal);
        Assert.Contains("Not run: judges train", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_EverythingGiven_HoldsPicturesAndNoAddress()
    {
        var evaluation = new ExpressionEvaluation();
        evaluation.Add(0, [0.6f, 0.4f, 0, 0, 0, 0, 0]);
        evaluation.Add(1, [0.7f, 0.3f, 0, 0, 0, 0, 0]);
        string log = Path.Combine(Path.GetTempPath(), $"log-{Guid.NewGuid():N}.jsonl");
        File.WriteAllText(log, """
            {"phase":"expression","step":1,"elapsedSeconds":1,"losses":{"a":10}}
            {"phase":"expression","step":2,"elapsedSeconds":2,"losses":{"a":1}}
            {"phase":"expression","step":2,"validation":{"Total":2,"Accuracy":0.5,"MeanClassRecall":0.25,"recall":[]}}
            {"phase":"expression","step":3,"loss
            """);
        var report = new TrainingReport
        {
            Title = "Full <one>",
            Log = RunLog.Read(log),
            Evaluations = [EvaluationReport.Create("tiny", "00", views: 1, evaluation)],
            Transfer = Transfer(),
            Maps = [new CodeMap("map", [new PlotSeries("a", [(0, 0), (1, 1)])])],
            Faces = new GeneratedFaces(["own"], [("nobody", [[1, 2]])], ["0"], [("strip", [[1, 2]])]),
        };
        string html = report.ToHtml();
        File.Delete(log);
        Assert.Equal([1.0, 0.0], report.Log.Losses("expression")[0].Points.Select(point => point.Y));
        Assert.Equal(50, report.Log.Validations("expression")[0].Points[0].Y);
        Assert.Contains("Full &lt;one&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<td>copy of the face</td><td>25.00 % 10.00 % - 40.00 %</td>", html, StringComparison.Ordinal);
        Assert.Equal(7, html.Split("data:image/png;base64,").Length - 1);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void TransferTable_Report_HasATableOfEachSection()
    {
        string table = TransferTable.Format(Transfer());
        Assert.Contains("#### Transfer", table, StringComparison.Ordinal);
        Assert.Contains("| copy of the face | 25.00 % (10.00 % - 40.00 %) |", table, StringComparison.Ordinal);
    }

    private static TransferReport Transfer() => new()
    {
        Version = "1",
        DecoderDigest = "0123456789abcdef",
        Seed = 1,
        Pairs = 7,
        Sections = [new TransferSection("Transfer", "A note.", [new TransferRow("copy of the face", [new MeasuredValue("accuracy", 0.25, new ConfidenceInterval(0.1, 0.4))])])],
    };
}
