using System.Text.Json.Nodes;
using Spectre.Console;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Networks;
using TDGan.Training.Reporting;
using TDGan.Training.Training;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Training;

/// <summary>Whole runs on real files in miniature, both phases.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TinyDataTree _data = TinyDataTree.Create();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Resume_AfterAStopInEachPhase_GivesTheNumbersOfAnUnbrokenRun()
    {
        RunFolder unbroken = NewRun("unbroken");
        Assert.True(Execute(unbroken, TinyDataTree.Options, resume: false));

        // The schedule follows the planned steps, so a stop is a cancelled token, not a shorter plan.
        RunFolder broken = NewRun("broken");
        Assert.False(Execute(broken, TinyDataTree.Options, resume: false, stopAtLine: 3));
        Assert.False(Execute(broken, TinyDataTree.Options, resume: true, stopAtLine: 9));
        Assert.True(Execute(broken, TinyDataTree.Options, resume: true));

        Assert.Equal(Losses(unbroken), Losses(broken));
        AssertSameWeights(unbroken, broken);
    }

    [Fact]
    public void Execute_SameSeed_GivesTheSameLosses()
    {
        RunFolder first = NewRun("first"), second = NewRun("second"), other = NewRun("other");
        Execute(first, TinyDataTree.Options, resume: false);
        Execute(second, TinyDataTree.Options, resume: false);
        Execute(other, TinyDataTree.Options with { Seed = 2 }, resume: false);
        Assert.Equal(Losses(first), Losses(second));
        Assert.NotEqual(Losses(first), Losses(other));
    }

    [Fact]
    public void Execute_FrozenExpressionBranch_KeepsTheWeightsOfTheFirstPhase()
    {
        TrainingOptions options = TinyDataTree.Options with
        {
            AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { ExpressionBranchFrozen = true },
        };
        RunFolder run = NewRun("frozen");
        Execute(run, options, resume: false);
        using ExpressionBranch trained = NetworkFactory.ExpressionBranch(options.Networks);
        trained.load(run.Combine(ExpressionPhase.BestFolder, ExpressionPhase.AverageFile));
        using Generator generator = LoadGenerator(run, options);
        Dictionary<string, Tensor> kept = generator.ExpressionBranch.state_dict();
        Assert.All(trained.state_dict(), entry => Assert.True(entry.Value.Equals(kept[entry.Key]), entry.Key));
    }

    [Fact]
    public void Execute_PaperNetworks_RunBothPhases()
    {
        TrainingOptions options = TinyDataTree.Options with
        {
            Networks = new NetworkOptions { ImageSide = 32, Width = 0.125, NoiseChannels = 4, DecoderResidualBlocks = 1 },
            AdversarialPhase = new AdversarialPhaseOptions { Steps = 2, BatchSize = 4 },
            Losses = new LossWeights(),
        };
        RunFolder run = NewRun("paper");
        Assert.True(Execute(run, options, resume: false));
        Assert.Contains(Losses(run), line => line.Contains("dualConsistencyFace", StringComparison.Ordinal));
        Assert.True(File.Exists(run.Combine("samples", "step-0000002.png")));
    }

    private RunFolder NewRun(string name) => RunFolder.Create(Path.Combine(_data.Root, "runs", name));

    private bool Execute(RunFolder run, TrainingOptions options, bool resume, int stopAtLine = int.MaxValue)
    {
        using var stop = new CancellationTokenSource();
        using var log = new TrainingLog(run.LogFile, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));
        log.StepWritten += () =>
        {
            if (Losses(run).Count >= stopAtLine)
            {
                stop.Cancel();
            }
        };
        using var pictures = new TrainingPictures(options, _data.Root);
        return new TrainingRun(options, pictures, run, log).Execute(resume, stop.Token);
    }

    private static List<string> Losses(RunFolder run)
    {
        using var reader = new StreamReader(new FileStream(run.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n')
            .Where(line => line.Contains("losses", StringComparison.Ordinal))
            .Select(WithoutTime)];
    }

    private static string WithoutTime(string line)
    {
        JsonObject entry = JsonNode.Parse(line)!.AsObject();
        Assert.True(entry.Remove("elapsedSeconds"), line);
        return entry.ToJsonString();
    }

    private static Generator LoadGenerator(RunFolder run, TrainingOptions options)
    {
        Generator generator = NetworkFactory.Generator(options.Networks);
        generator.load(TDGanNetworks.AverageFile(run.LatestCheckpoint!));
        return generator;
    }

    private static void AssertSameWeights(RunFolder expected, RunFolder actual)
    {
        using Generator first = LoadGenerator(expected, TinyDataTree.Options);
        using Generator second = LoadGenerator(actual, TinyDataTree.Options);
        Dictionary<string, Tensor> weights = second.state_dict();
        Assert.All(first.state_dict(), entry => Assert.True(entry.Value.Equals(weights[entry.Key]), entry.Key));
    }
}
