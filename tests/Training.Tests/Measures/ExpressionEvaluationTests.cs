using TDGan.Training.Measures;
using TDGan.Training.Plots;
using TDGan.Training.Reporting;

namespace TDGan.Training.Tests.Measures;

public sealed class ExpressionEvaluationTests
{
    [Fact]
    public void CalibrationError_HalfRightAtFullConfidence_IsOneHalf()
    {
        ExpressionEvaluation evaluation = HalfRight();
        Assert.Equal(0.5, evaluation.CalibrationError(), 1e-6);
        ReliabilityBin bin = Assert.Single(evaluation.Reliability(), bin => bin.Count > 0);
        Assert.Equal((10, 1.0, 0.5), (bin.Count, bin.Confidence, bin.Accuracy));
    }

    [Fact]
    public void BrierScore_WrongWithFullConfidence_IsTwo()
    {
        var evaluation = new ExpressionEvaluation();
        evaluation.Add(1, [1, 0, 0, 0, 0, 0, 0]);
        evaluation.Add(0, [1, 0, 0, 0, 0, 0, 0]);
        Assert.Equal(1.0, evaluation.BrierScore(), 1e-9);
    }

    [Fact]
    public void AccuracyAtCoverage_UnsureAnswersAreWrong_LeavesThemOut()
    {
        var evaluation = new ExpressionEvaluation();
        for (int i = 0; i < 9; i++)
        {
            evaluation.Add(0, [0.9f, 0.1f, 0, 0, 0, 0, 0]);
        }

        evaluation.Add(1, [0.4f, 0.3f, 0.3f, 0, 0, 0, 0]);
        Assert.Equal(1.0, evaluation.AccuracyAtCoverage(0.9));
        Assert.Equal(0.9, evaluation.AccuracyAtCoverage(1), 1e-12);
    }

    [Fact]
    public void Measures_EveryOne_LiesInItsInterval()
    {
        MeasuredValue accuracy = HalfRight().Measures()[0];
        Assert.Equal("accuracy", accuracy.Name);
        Assert.Equal(0.5, accuracy.Value);
        Assert.InRange(accuracy.Interval!.Value.Low, 0.1, 0.5);
        Assert.InRange(accuracy.Interval!.Value.High, 0.5, 0.9);
    }

    [Fact]
    public void Report_TableAndFile_HoldTheSameNumbers()
    {
        ExpressionEvaluation evaluation = HalfRight();
        EvaluationReport report = EvaluationReport.Create("tiny", "00", views: 1, evaluation) with
        {
            Robustness = [RobustnessRow.Compare("nothing", evaluation, evaluation)],
        };
        string table = EvaluationTable.Format(report);
        Assert.Contains("| accuracy | 50.00 % |", table, StringComparison.Ordinal);
        Assert.Contains("| nothing | 50.00 % |", table, StringComparison.Ordinal);
        string file = Path.Combine(Path.GetTempPath(), $"measures-{Guid.NewGuid():N}.json");
        MeasuresFile.Write(file, report);
        EvaluationReport read = MeasuresFile.Read<EvaluationReport>(file);
        File.Delete(file);
        Assert.Equal(report.Measures[0].Value, read.Measures[0].Value);
        Assert.Equal(report.Measures.Select(measure => measure.ValueText()), read.Measures.Select(measure => measure.ValueText()));
        Assert.Equal(report.Confusion[0], read.Confusion[0]);
        Assert.Equal(0, read.Robustness[0].Lost.Value);
    }

    [Fact]
    public void Plots_OfAReport_AreDrawnInColour()
    {
        EvaluationReport report = EvaluationReport.Create("tiny", "00", views: 1, HalfRight());
        using SkiaSharp.SKBitmap matrix = SkiaSharp.SKBitmap.Decode(ConfusionMatrixPlot.Draw(report));
        using SkiaSharp.SKBitmap reliability = SkiaSharp.SKBitmap.Decode(ReliabilityPlot.Draw(report));
        Assert.Contains(matrix.Pixels, pixel => pixel.Blue > pixel.Red + 50);
        Assert.Contains(reliability.Pixels, pixel => pixel.Red > pixel.Blue + 50);
    }

    private static ExpressionEvaluation HalfRight()
    {
        var evaluation = new ExpressionEvaluation();
        for (int i = 0; i < 10; i++)
        {
            evaluation.Add(i % 2, [1, 0, 0, 0, 0, 0, 0]);
        }

        return evaluation;
    }
}
