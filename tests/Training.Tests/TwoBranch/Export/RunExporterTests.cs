using TDGan.Inference.Manifest;
using TDGan.Training.Configuration;
using TDGan.Training.Loops;
using TDGan.Training.TwoBranch;
using TDGan.Training.TwoBranch.Export;

namespace TDGan.Training.Tests.TwoBranch.Export;

/// <summary>A run in miniature to model folders, and a second run that goes on from them.</summary>
public sealed class RunExporterTests : IDisposable
{
    private readonly TinyDataTree _data = TinyDataTree.Create();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Export_PartsOfARunThatWentOn_LeavesTheOthersAndSaysWhereItStartedAndWhatWasAveraged()
    {
        string models = Path.Combine(_data.Root, "models");
        RunFolder first = TinyRun.Train(_data, "first", TinyDataTree.Options);
        await new RunExporter(TinyDataTree.Options, first, _data.Root, transferNotes: null, _ => { }).ExportAsync(models, "1", TestContext.Current.CancellationToken);
        Dictionary<string, string> before = Digests(models);
        Assert.Contains("All weights started from chance.", Card(models, ModelNames.Decoder), StringComparison.Ordinal);

        TrainingOptions goesOn = TinyDataTree.Options with
        {
            ExpressionPhase = new ExpressionPhaseOptions { Steps = 0 },
            AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { ExpressionBranchFrozen = true },
        };
        RunFolder second = TinyRun.Train(_data, "second", goesOn, StartingWeights.All(models));
        List<string> said = [];
        var exporter = new RunExporter(goesOn, second, _data.Root, transferNotes: null, said.Add) { Parts = [ModelNames.FaceBranch, ModelNames.Decoder] };
        await exporter.ExportAsync(models, "1", TestContext.Current.CancellationToken);

        Dictionary<string, string> after = Digests(models);
        Assert.Equal(before[ModelNames.ExpressionBranch], after[ModelNames.ExpressionBranch]);
        Assert.NotEqual(before[ModelNames.Decoder], after[ModelNames.Decoder]);
        Assert.Contains($"decoder 1 ({before[ModelNames.Decoder][..12]})", Card(models, ModelNames.Decoder), StringComparison.Ordinal);
        Assert.Contains(said, line => line.StartsWith("parity", StringComparison.Ordinal));

        exporter = new RunExporter(goesOn, second, _data.Root, transferNotes: null, said.Add) { Parts = exporter.Parts, AveragedWith = [first] };
        await exporter.ExportAsync(models, "1", TestContext.Current.CancellationToken);
        Assert.Equal(before[ModelNames.ExpressionBranch], Digests(models)[ModelNames.ExpressionBranch]);
        Assert.NotEqual(after[ModelNames.Decoder], Digests(models)[ModelNames.Decoder]);
        Assert.Contains("the mean of its weights and those of `first`", Card(models, ModelNames.Decoder), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Digests(string models) => StartingWeights.AllParts.ToDictionary(
        part => part, part => ModelFolder.Open(Path.Combine(models, part, "1")).Manifest.Files[ModelFolder.ModelFileName]);

    private static string Card(string models, string part) => File.ReadAllText(Path.Combine(models, part, "1", "model-card.md"));
}
