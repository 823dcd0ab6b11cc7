using System.Text.Json.Nodes;
using Spectre.Console;
using TDGan.Training.Loops;

namespace TDGan.Training.Tests;

/// <summary>Runs of one phase, and what they wrote into their log.</summary>
internal static class SteppedRun
{
    /// <summary>Trains, and stops once the log has so many lines with losses.</summary>
    /// <returns>Whether the training is complete.</returns>
    public static bool Execute<TBatch>(RunFolder run, Func<TrainingLog, ISteppedTraining<TBatch>> prepare, bool resume, int stopAtLine) =>
        Execute(
            run,
            (log, cancellationToken) =>
            {
                using ISteppedTraining<TBatch> training = prepare(log);
                var loop = new TrainingLoop<TBatch>(training, run, log);
                if (resume)
                {
                    loop.Restore(run.LatestCheckpoint!);
                }

                return loop.Run(cancellationToken);
            },
            stopAtLine);

    /// <summary>Runs what writes into the log of a run, and asks it to stop once the log has so many lines with losses.</summary>
    public static bool Execute(RunFolder run, Func<TrainingLog, CancellationToken, bool> train, int stopAtLine)
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
        return train(log, stop.Token);
    }

    /// <summary>Asserts that a training whose learning rate is infinite stops by an error that says so, and leaves no checkpoint.</summary>
    public static void AssertStopsBeforeItSaves(RunFolder run, string phase, Action train)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(train);
        Assert.Contains($"of the {phase} phase", error.Message, StringComparison.Ordinal);
        Assert.Contains("There is no checkpoint yet.", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(Losses(run));
        Assert.Null(run.LatestCheckpoint);
    }

    /// <summary>The losses of each step as JSON.</summary>
    public static List<string> Losses(RunFolder run)
    {
        using var reader = new StreamReader(new FileStream(run.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!["losses"])
            .OfType<JsonNode>()
            .Select(losses => losses.ToJsonString())];
    }

    /// <summary>The sum of the losses of a step.</summary>
    public static double Total(string losses) => JsonNode.Parse(losses)!.AsObject().Sum(term => term.Value!.GetValue<double>());
}
