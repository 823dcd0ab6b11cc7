using Spectre.Console;
using TDGan.Training.Ablation;
using TDGan.Training.Configuration;
using TDGan.Training.Export;
using TDGan.Training.Loops;
using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;
using TDGan.Training.TwoBranch.Export;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Ablation;

/// <summary>A whole plan in miniature: three variants of two steps.</summary>
public sealed class AblationRunnerTests : IDisposable
{
    private readonly TinyDataTree _data = TinyDataTree.Create();
    private int _steps;

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Run_StoppedAndResumed_GivesWhatAnUnbrokenOneGives()
    {
        List<AblationCase> cases = Cases();
        IReadOnlyList<AblationResult> unbroken = Run(cases, "unbroken", resume: false);

        // Stopped inside the second run: the first is done, the second goes on from its checkpoint.
        using var stop = new CancellationTokenSource();
        _steps = 0;
        IReadOnlyList<AblationResult> broken = Run(cases, "broken", resume: false, stop, stopAfterSteps: 5);
        Assert.Equal(2, broken.Count);
        DateTime first = File.GetLastWriteTimeUtc(ResultFile("broken", cases[0]));
        IReadOnlyList<AblationResult> resumed = Run(cases, "broken", resume: true);
        Assert.Equal(unbroken.Select(result => result.Read), resumed.Select(result => result.Read));
        Assert.Equal(unbroken.Select(result => result.Transfer), resumed.Select(result => result.Transfer));
        Assert.Equal(first, File.GetLastWriteTimeUtc(ResultFile("broken", cases[0])));
    }

    [Fact]
    public void Run_FolderIsThere_IsRefusedWithoutResumeAndWithOtherOptions()
    {
        IReadOnlyList<AblationCase> cases = [Cases()[1]];
        Run(cases, "once", resume: false);
        Assert.Contains("--resume", Assert.Throws<InvalidDataException>(() => Run(cases, "once", resume: false)).Message, StringComparison.Ordinal);
        AblationCase other = cases[0] with { Options = cases[0].Options with { Losses = new LossWeights() } };
        Assert.Contains("other options", Assert.Throws<InvalidDataException>(() => Run([other], "once", resume: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ClassificationOnly_LeavesTheGeneratorAsItStarted()
    {
        AblationCase planned = Cases()[1];
        Run([planned], "alone", resume: false);
        using Generator start = NetworkFactory.Generator(planned.Options.Networks);
        ExportedWeights.Load(planned.Start.Repository, start, planned.Start.Parts);
        using Generator trained = NetworkFactory.Generator(planned.Options.Networks);
        trained.load(TDGanNetworks.AverageFile(RunFolder.Open(Path.Combine(_data.Root, "alone", planned.FolderName)).LatestCheckpoint!));
        Assert.Equal(Weights(start.Decoder), Weights(trained.Decoder));
        Assert.Equal(Weights(start.FaceEncoder), Weights(trained.FaceEncoder));
        Assert.NotEqual(Weights(start.ExpressionBranch), Weights(trained.ExpressionBranch));
    }

    [Fact]
    public void MeasureStart_IsWhatARunWithoutStepsGives()
    {
        AblationCase planned = Cases()[0];
        using AblationRunner runner = Runner("start");
        AblationResult start = runner.MeasureStart(planned);
        Assert.Equal(TinyDataTree.ValidPictures, start.Read.Count);
        Assert.All(start.Read, label => Assert.InRange(label, 0, 6));
        Assert.NotNull(start.Transfer);
        Assert.Equal(start.Read, runner.MeasureStart(planned).Read);
        Assert.Equal(start.Transfer, runner.MeasureStart(planned).Transfer);
    }

    private static float[] Weights(nn.Module network) => [.. network.parameters().SelectMany(weight => weight.data<float>().ToArray())];

    private string ResultFile(string name, AblationCase planned) => Path.Combine(_data.Root, name, planned.FolderName, "ablation-result.json");

    private IReadOnlyList<AblationResult> Run(
        IReadOnlyList<AblationCase> cases, string name, bool resume, CancellationTokenSource? stop = null, int stopAfterSteps = int.MaxValue)
    {
        using AblationRunner runner = Runner(name, () =>
        {
            if (++_steps >= stopAfterSteps)
            {
                stop?.Cancel();
            }
        });
        return runner.Run(cases, resume, stop?.Token ?? TestContext.Current.CancellationToken);
    }

    private AblationRunner Runner(string name, Action? stepped = null) => new(Path.Combine(_data.Root, name), _data.Root, file =>
    {
        var log = new TrainingLog(file, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));
        log.StepWritten += stepped;
        return log;
    });

    private List<AblationCase> Cases()
    {
        string repository = WriteModels();
        StartingWeights start = StartingWeights.All(repository);
        TrainingOptions options = TinyDataTree.Options with
        {
            ExpressionPhase = TinyDataTree.Options.ExpressionPhase with { Steps = 0 },
            AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { Steps = 2 },
        };
        AblationCase Case(string name, TrainingOptions variant) => new(new AblationVariant { Name = name, About = name }, variant, start);
        return
        [
            Case("all", options),
            Case("no-gan", options with { AdversarialPhase = options.AdversarialPhase with { ClassificationOnly = true } }),
            Case("pairs", options with { AdversarialPhase = options.AdversarialPhase with { FixedPairs = true, ExpressionStatisticsHeld = true } }),
        ];
    }

    private string WriteModels()
    {
        string repository = Path.Combine(_data.Root, "models");
        TrainingOptions options = TinyDataTree.Options;
        random.manual_seed(5);
        using Generator generator = NetworkFactory.Generator(options.Networks);
        generator.eval();
        var exporter = new OnnxExporter(generator, options.Networks);
        var description = new ModelDescription { Version = "1", TrainingRun = "test", Card = "# test\n" };
        ModelFolderWriter.Write(repository, options.Networks.ImageSide, exporter.ExpressionBranch(ExpressionCalibration.None), description with
        {
            Labels = TDGan.Inference.Expressions.ExpressionLabels.All,
        });
        ModelFolderWriter.Write(repository, options.Networks.ImageSide, exporter.FaceBranch(), description);
        ModelFolderWriter.Write(repository, options.Networks.ImageSide, exporter.Decoder(), description);
        return repository;
    }
}
