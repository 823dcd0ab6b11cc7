using System.Text.Json.Nodes;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Loops;
using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.TwoBranch;

/// <summary>Whole runs on real files in miniature, both phases.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TinyDataTree _data = TinyDataTree.Create();

    public void Dispose() => _data.Dispose();

    public static TheoryData<bool, int[]> Stops => new() { { false, [3, 9] }, { true, [3, 8, 13] } };

    [Theory]
    [MemberData(nameof(Stops))]
    public void Resume_AfterAStopInEachPhase_GivesTheNumbersOfAnUnbrokenRun(bool everything, int[] stopAtLines)
    {
        TrainingOptions options = everything ? TinyDataTree.Everything : TinyDataTree.Options;
        RunFolder unbroken = NewRun("unbroken");
        Assert.True(Execute(unbroken, options, resume: false));

        // The schedule follows the planned steps, so a stop is a cancelled token, not a shorter plan.
        RunFolder broken = NewRun("broken");
        Assert.All(stopAtLines, line => Assert.False(Execute(broken, options, resume: true, line)));
        Assert.True(Execute(broken, options, resume: true));

        Assert.Equal(Losses(unbroken), Losses(broken));
        AssertSameWeights(unbroken, broken, options);
    }

    [Fact]
    public void Resume_AfterAKilledProcess_GivesTheNumbersOfAnUnbrokenRun()
    {
        TrainingOptions options = TinyDataTree.Options with
        {
            AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { Steps = 40, SampleEverySteps = 7 },
        };
        RunFolder unbroken = NewRun("unbroken");
        Assert.True(Execute(unbroken, options, resume: false));

        RunFolder killed = NewRun("killed");
        using (var process = TrainingProcess.Start(_data.Root, killed.Root, options))
        {
            process.KillOnceLogged(killed.LogFile, line => line.Contains("\"adversarial\",\"step\":17,", StringComparison.Ordinal));
        }

        Assert.True(Execute(killed, options, resume: true));
        Assert.Equal(Losses(unbroken), Losses(killed));
        AssertSameWeights(unbroken, killed, options);
    }

    [Fact]
    public void Resume_WeightsThatAreNoNumbers_StopsAndKeepsTheCheckpoint()
    {
        RunFolder run = NewRun("diverged");
        Assert.True(Execute(run, TinyDataTree.Options, resume: false));
        string checkpoint = run.LatestCheckpoint!;
        string weights = Path.Combine(checkpoint, "generator.weights");
        using (Generator generator = NetworkFactory.Generator(TinyDataTree.Options.Networks))
        using (no_grad())
        {
            generator.load(weights);
            generator.FaceEncoder.parameters().First().fill_(float.NaN);
            generator.save(weights);
        }

        TrainingOptions longer = TinyDataTree.Options with { AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { Steps = 9 } };
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Execute(run, longer, resume: true));
        Assert.Contains(checkpoint, error.Message, StringComparison.Ordinal);
        Assert.Equal(checkpoint, run.LatestCheckpoint);
    }

    public static TheoryData<string> DivergingPhases => new("expression", "face", "adversarial");

    [Theory]
    [MemberData(nameof(DivergingPhases))]
    public void Execute_RateThatIsInfinite_StopsBeforeItSaves(string phase)
    {
        TrainingOptions tiny = TinyDataTree.Options;
        TrainingOptions options = tiny with
        {
            ExpressionPhase = tiny.ExpressionPhase with { LearningRate = double.PositiveInfinity, EvaluateEverySteps = 1 },
            FacePhase = TinyDataTree.Everything.FacePhase with { LearningRate = double.PositiveInfinity, CheckpointEverySteps = 1 },
            AdversarialPhase = tiny.AdversarialPhase with { LearningRate = double.PositiveInfinity, SampleEverySteps = 1 },
        };
        RunFolder run = NewRun(phase);
        SteppedRun.AssertStopsBeforeItSaves(run, phase, () => SteppedRun.Execute(run, (log, _) => TrainAlone(phase, options, run, log), int.MaxValue));
        Assert.False(Directory.Exists(run.Combine(ExpressionPhase.BestFolder)));
        Assert.False(Directory.Exists(run.Combine(FacePhase.TrainedFolder)));
    }

    [Fact]
    public void Resume_WithoutTheWeightsThatTheRunStartedFrom_IsRefused()
    {
        RunFolder run = NewRun("started");
        Assert.False(Execute(run, TinyDataTree.Options, resume: false, stopAtLine: 2));
        run.WriteStart("decoder 1 (0123456789ab)");
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Execute(run, TinyDataTree.Options, resume: true));
        Assert.Contains("decoder 1 (0123456789ab), not from chance", error.Message, StringComparison.Ordinal);
        Assert.Contains("--start-from", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_NoGainForAsLongAsThePatience_EndsTheExpressionPhaseEarly()
    {
        TrainingOptions options = TinyDataTree.Options with
        {
            ExpressionPhase = TinyDataTree.Options.ExpressionPhase with { Steps = 60, EvaluateEverySteps = 1, Patience = 2, LearningRate = 1e-6 },
            AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { Steps = 0 },
        };
        RunFolder run = NewRun("patience");
        Assert.True(Execute(run, options, resume: false));
        Assert.InRange(Losses(run).Count, 3, 59);
    }

    [Fact]
    public void Execute_SameSeedForFiftySteps_GivesTheSameLosses()
    {
        TrainingOptions options = TinyDataTree.Everything with { AdversarialPhase = TinyDataTree.Everything.AdversarialPhase with { Steps = 40 } };
        RunFolder first = NewRun("first"), second = NewRun("second"), other = NewRun("other");
        Execute(first, options, resume: false);
        Execute(second, options, resume: false);
        Execute(other, options with { Seed = 2, FacePhase = new FacePhaseOptions(), AdversarialPhase = new AdversarialPhaseOptions() }, resume: false);
        Assert.Equal(50, Losses(first).Count);
        Assert.Equal(Losses(first), Losses(second));
        Assert.NotEqual(Losses(first).Take(6), Losses(other));
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

    private bool Execute(RunFolder run, TrainingOptions options, bool resume, int stopAtLine = int.MaxValue) => SteppedRun.Execute(
        run,
        (log, cancellationToken) =>
        {
            using var pictures = new TrainingPictures(options, _data.Root);
            return new TrainingRun(options, pictures, run, log).Execute(resume, cancellationToken);
        },
        stopAtLine);

    private bool TrainAlone(string name, TrainingOptions options, RunFolder run, TrainingLog log)
    {
        using var pictures = new TrainingPictures(options, _data.Root);
        using var nothing = new PhaseInputs(ExpressionBranch: null, Face: null, Pairs: null);
        switch (name)
        {
            case ExpressionPhase.Name:
                using (var phase = new ExpressionPhase(options, pictures.Train, pictures.Validation, run, log))
                {
                    return new TrainingLoop<LabelledBatch>(phase, run, log).Run(CancellationToken.None);
                }

            case FacePhase.Name:
                using (var phase = new FacePhase(options, pictures.Faces, run))
                {
                    return new TrainingLoop<LabelledBatch>(phase, run, log).Run(CancellationToken.None);
                }

            default:
                using (var phase = new AdversarialPhase(options, pictures.Faces, pictures.Train, run, nothing))
                {
                    return new TrainingLoop<PairedBatch>(phase, run, log).Run(CancellationToken.None);
                }
        }
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

    private static void AssertSameWeights(RunFolder expected, RunFolder actual, TrainingOptions options)
    {
        using Generator first = LoadGenerator(expected, options);
        using Generator second = LoadGenerator(actual, options);
        Dictionary<string, Tensor> weights = second.state_dict();
        Assert.All(first.state_dict(), entry => Assert.True(entry.Value.Equals(weights[entry.Key]), entry.Key));
    }
}
