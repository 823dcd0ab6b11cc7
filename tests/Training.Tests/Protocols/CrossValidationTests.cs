using Spectre.Console;
using TDGan.Training.Configuration;
using TDGan.Training.Datasets;
using TDGan.Training.Loops;
using TDGan.Training.Protocols;
using TDGan.Training.Tests.Datasets;

namespace TDGan.Training.Tests.Protocols;

/// <summary>The protocol kfold in miniature: a BAUM tree of six people, three folds, a few steps.</summary>
public sealed class CrossValidationTests : IDisposable
{
    private const int People = 6;
    private static readonly string[] Folders = ["surprise", "fear", "disgust", "happiness", "sadness", "anger", "neutral"];

    private readonly TinyDataset _set = new();
    private int _steps;

    public CrossValidationTests()
    {
        foreach ((int label, string folder) in Folders.Index())
        {
            for (int person = 0; person < People; person++)
            {
                _set.Picture($"set/{folder}/S{person:D3}_{label}.png", seed: label, side: 32);
            }
        }
    }

    private string Root => Path.Combine(_set.Root, "runs");

    public void Dispose() => _set.Dispose();

    [Fact]
    public void Run_StoppedAndResumed_TestsEveryPersonOnceAndKeepsTheFolds()
    {
        using var stop = new CancellationTokenSource();
        Assert.Null(Run(resume: false, stop, stopAfterSteps: 6));
        string folds = File.ReadAllText(Path.Combine(Root, "folds.json"));
        string table = Run(resume: true)!;
        Assert.Equal(folds, File.ReadAllText(Path.Combine(Root, "folds.json")));
        FoldResult[] results = [.. Enumerable.Range(0, 3).Select(fold => FoldResult.Find(TDGan.Training.Loops.RunFolder.Open(Path.Combine(Root, $"fold-{fold:D2}")))!)];
        Assert.Equal(People, results.SelectMany(result => result.Subjects).Distinct().Count());
        Assert.Equal(People * Folders.Length, results.Sum(result => result.Labels.Count));
        Assert.Contains("| all pictures | 6 | 42 |", table, StringComparison.Ordinal);
        Assert.Equal(table, File.ReadAllText(Path.Combine(Root, "folds.md")));
    }

    [Fact]
    public void Run_GivenFolds_AreUsed()
    {
        DatasetListing listing = DatasetLoaders.Find("baum2i").List(Path.Combine(_set.Root, "set"));
        SubjectFolds folds = SubjectFolds.Create(listing.Items, 3, seed: 99);
        string file = Path.Combine(_set.Root, "given.json");
        SubjectFoldsFile.Write(file, folds);
        Run(resume: false, foldsFile: file);
        Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(Root, "folds.json")));
        Assert.Contains("--resume", Assert.Throws<InvalidOperationException>(() => Run(resume: false)).Message, StringComparison.Ordinal);
    }

    private string? Run(bool resume, CancellationTokenSource? stop = null, int stopAfterSteps = int.MaxValue, string? foldsFile = null)
    {
        TrainingOptions options = TinyDataTree.Options with
        {
            Data = new DataOptions { Expressions = "baum2i=set" },
            ExpressionPhase = TinyDataTree.Options.ExpressionPhase with { Steps = 4, EvaluateEverySteps = 2 },
            AdversarialPhase = new AdversarialPhaseOptions(),
        };
        var validation = new CrossValidation(options, _set.Root, Root, run =>
        {
            var log = new TrainingLog(run.LogFile, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));
            log.StepWritten += () =>
            {
                if (++_steps >= stopAfterSteps)
                {
                    stop?.Cancel();
                }
            };
            return log;
        });
        return validation.Run(count: 3, foldsFile, resume, startFrom: null, stop?.Token ?? TestContext.Current.CancellationToken);
    }
}
