using Spectre.Console;
using TDGan.Training.Configuration;
using TDGan.Training.Datasets;
using TDGan.Training.Loops;
using TDGan.Training.TwoBranch;

namespace TDGan.Training.Tests.TwoBranch;

/// <summary>A whole run in miniature, without an interruption.</summary>
internal static class TinyRun
{
    /// <summary>Trains into <c>runs/NAME</c> of the data folder.</summary>
    public static RunFolder Train(TinyDataTree data, string name, TrainingOptions options, StartingWeights? start = null)
    {
        RunFolder run = RunFolder.Create(Path.Combine(data.Root, "runs", name));
        using var log = new TrainingLog(run.LogFile, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));
        using var pictures = new TrainingPictures(options, data.Root);
        Assert.True(new TrainingRun(options, pictures, run, log, start).Execute(resume: false, TestContext.Current.CancellationToken));
        return run;
    }
}
