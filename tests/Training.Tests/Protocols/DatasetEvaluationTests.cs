using TDGan.Inference.Manifest;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Measures;
using TDGan.Training.Protocols;
using TDGan.Training.Tests.Datasets;

namespace TDGan.Training.Tests.Protocols;

public sealed class DatasetEvaluationTests
{
    private static readonly ModelIdentity Model = new("expression-branch", "3", "abc", "cpu");

    [Fact]
    public void Load_TestSplit_IsNotedBeforeItIsReadAndCounted()
    {
        using TinyDataset data = Build();
        var log = new FinalEvaluationLog(data.Root, TimeProvider.System);
        var evaluation = new DatasetEvaluation(new DatasetSource(DatasetLoaders.Find("folders"), data.Root), final: true, Model, log);
        using ExpressionSamples samples = evaluation.Load(side: 32);
        Assert.Equal(1, samples.Count);
        evaluation.Note(new ConfusionMatrix());
        string[] lines = File.ReadAllLines(log.Path);
        Assert.Contains("\"event\":\"opened\",\"version\":\"3\",\"sha256\":\"abc\",\"dataset\":\"folders\",\"pictures\":1", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"event\":\"measured\"", lines[1], StringComparison.Ordinal);
        Assert.Equal((1, 0), (log.CountOpened("folders"), log.CountOpened("rafdb")));
        Assert.Contains("1. time", evaluation.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherSplits_LeaveNoTrace()
    {
        using TinyDataset data = Build();
        var log = new FinalEvaluationLog(data.Root, TimeProvider.System);
        var evaluation = new DatasetEvaluation(new DatasetSource(DatasetLoaders.Find("folders"), data.Root), final: false, Model, log);
        using ExpressionSamples samples = evaluation.Load(side: 32);
        evaluation.Note(new ConfusionMatrix());
        Assert.Equal(2, samples.Count);
        Assert.False(File.Exists(log.Path));
        Assert.Contains("validation split", evaluation.Name, StringComparison.Ordinal);
    }

    private static TinyDataset Build()
    {
        var data = new TinyDataset();
        data.Picture("train/happy/0.png", 1);
        data.Picture("valid/happy/1.png", 2);
        data.Picture("valid/fear/1.png", 3);
        data.Picture("test/happy/2.png", 4);
        return data;
    }
}
