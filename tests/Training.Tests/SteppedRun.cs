using System.Text.Json.Nodes;
using Spectre.Console;
using TDGan.Training.Loops;
using static TorchSharp.torch;

namespace TDGan.Training.Tests;

/// <summary>Runs of one phase, and what they wrote into their log.</summary>
internal static class SteppedRun
{
    /// <summary>Trains, and stops once the log has so many lines with losses.</summary>
    /// <returns>Whether the training is complete.</returns>
    public static bool Execute<TNetwork, TBatch>(
        RunFolder run, Func<TrainingLog, SteppedTraining<TNetwork, TBatch>> prepare, bool resume, int stopAtLine)
        where TNetwork : nn.Module
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
        using SteppedTraining<TNetwork, TBatch> training = prepare(log);
        if (resume)
        {
            training.Restore(run.LatestCheckpoint!);
        }

        return training.Run(stop.Token);
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
