using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Detection;
using TDGan.Training.Reporting;
using TDGan.Training.Training;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan detector train</c>: trains on the photos of <c>scenes/</c>, resumes, saves on Ctrl-C.</summary>
internal static class DetectorTrainCommand
{
    private const int Stopped = 130;
    private const int WatchedPhotos = 155;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        Option<string> runPath = DetectorCommand.Run();
        Option<string?> data = CommandOptions.Data();
        var minutes = new Option<double?>("--minutes") { Description = "Minutes of training at most, resumes included." };
        var steps = new Option<int?>("--steps") { Description = "Steps at most." };
        var options = new Option<string?>("--options") { Description = "JSON file with options, such as options.json of a run." };
        var resume = new Option<bool>("--resume") { Description = "Go on from the newest checkpoint of the run." };
        var startFrom = new Option<string?>("--start-from") { Description = "A run whose newest averaged weights this run starts with." };
        var command = new Command("train", "Trains on scenes/; Ctrl-C saves and stops.") { runPath, data, minutes, steps, options, resume, startFrom };
        command.SetAction(async (result, cancellationToken) =>
        {
            DetectorOptions wanted = Read(result.GetValue(options));
            wanted = wanted with { Minutes = result.GetValue(minutes) ?? wanted.Minutes, Steps = result.GetValue(steps) ?? wanted.Steps };
            wanted.Check();
            string scenes = Path.Combine(DataRoot.Find(result.GetValue(data)), DetectorCommand.SceneFolder);
            var run = RunFolder.Create(result.GetRequiredValue(runPath));
            run.WriteOptions(JsonSerializer.Serialize(wanted, Json));
            bool goOn = result.GetValue(resume);
            string? start = result.GetValue(startFrom);

            // Off the main thread, so that Ctrl-C finds a waiting invocation to cancel and the run can save itself.
            bool complete = await Task.Run(() => Train(wanted, scenes, run, goOn, start, cancellationToken), CancellationToken.None);
            return complete ? 0 : Stopped;
        });
        return command;
    }

    private static DetectorOptions Read(string? file) => file is null
        ? new DetectorOptions()
        : JsonSerializer.Deserialize<DetectorOptions>(File.ReadAllText(file), Json) ?? throw new InvalidDataException($"{file} holds no options.");

    private static bool Train(DetectorOptions options, string scenes, RunFolder run, bool resume, string? startFrom, CancellationToken cancellationToken)
    {
        using var log = new TrainingLog(run.LogFile, AnsiConsole.Console);
        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(scenes, ScenePart.Training);
        IReadOnlyList<ScenePhoto> watched = SceneDataset.Load(scenes, ScenePart.Validation, WatchedPhotos);
        log.Say($"{photos.Count} training photos; watching {watched.Count} validation photos");
        using var training = new DetectorTraining(options, photos, watched, run, log);
        if (resume && run.LatestCheckpoint is { } checkpoint)
        {
            training.Restore(checkpoint);
        }
        else if (startFrom is not null)
        {
            training.StartFrom(RunFolder.Create(startFrom).LatestCheckpoint ?? throw new ArgumentException($"{startFrom} has no checkpoint."));
        }

        bool complete = training.Run(cancellationToken);
        log.Say(complete ? "The detector is trained." : "Stopped and saved; go on with --resume.");
        return complete;
    }
}
