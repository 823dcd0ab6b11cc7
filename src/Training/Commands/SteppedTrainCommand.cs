using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Loops;

namespace TDGan.Training.Commands;

/// <summary>The <c>train</c> of a network that learns in one phase from the photos of <c>scenes/</c>: resumes, saves on Ctrl-C.</summary>
internal static class SteppedTrainCommand
{
    private const int Stopped = 130;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="runPath">The option that names the run.</param>
    /// <param name="prepare">Makes the training from its options, the data folder, the run and the log.</param>
    public static Command Create<TOptions, TBatch>(
        Option<string> runPath, Func<TOptions, string, RunFolder, TrainingLog, ISteppedTraining<TBatch>> prepare)
        where TOptions : SteppedOptions, new()
    {
        Option<string?> data = CommandOptions.Data();
        var minutes = new Option<double?>("--minutes") { Description = "Minutes of training at most, resumes included." };
        var steps = new Option<int?>("--steps") { Description = "Steps at most." };
        var options = new Option<string?>("--options") { Description = "JSON file with options, such as options.json of a run." };
        var resume = new Option<bool>("--resume") { Description = "Go on from the newest checkpoint of the run." };
        var startFrom = new Option<string?>("--start-from") { Description = "A run whose newest averaged weights this run starts with." };
        var command = new Command("train", "Trains on scenes/; Ctrl-C saves and stops.") { runPath, data, minutes, steps, options, resume, startFrom };
        command.SetAction(async (result, cancellationToken) =>
        {
            TOptions wanted = Read<TOptions>(result.GetValue(options));
            wanted = wanted with { Minutes = result.GetValue(minutes) ?? wanted.Minutes, Steps = result.GetValue(steps) ?? wanted.Steps };
            wanted.Check();
            string root = DataRoot.Find(result.GetValue(data));
            var run = RunFolder.Create(result.GetRequiredValue(runPath));
            run.WriteOptions(JsonSerializer.Serialize(wanted, Json));
            bool goOn = result.GetValue(resume);
            string? start = result.GetValue(startFrom);
            bool Train()
            {
                using var log = new TrainingLog(run.LogFile, AnsiConsole.Console);
                using ISteppedTraining<TBatch> training = prepare(wanted, root, run, log);
                bool complete = Begin(training, run, log, goOn, start).Run(cancellationToken);
                log.Say(complete ? "Trained." : "Stopped and saved; go on with --resume.");
                return complete;
            }

            // Off the main thread, so that Ctrl-C finds a waiting invocation to cancel and the run can save itself.
            return await Task.Run(Train, CancellationToken.None) ? 0 : Stopped;
        });
        return command;
    }

    private static TOptions Read<TOptions>(string? file)
        where TOptions : new() => file is null
            ? new TOptions()
            : JsonSerializer.Deserialize<TOptions>(File.ReadAllText(file), Json) ?? throw new InvalidDataException($"{file} holds no options.");

    private static TrainingLoop<TBatch> Begin<TBatch>(ISteppedTraining<TBatch> training, RunFolder run, TrainingLog log, bool resume, string? startFrom)
    {
        var loop = new TrainingLoop<TBatch>(training, run, log);
        if (resume && run.LatestCheckpoint is { } checkpoint)
        {
            loop.Restore(checkpoint);
        }
        else if (startFrom is not null)
        {
            training.StartFrom(RunFolder.Create(startFrom).LatestCheckpoint ?? throw new ArgumentException($"{startFrom} has no checkpoint."));
        }

        return loop;
    }
}
