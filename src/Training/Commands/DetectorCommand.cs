using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Detection;
using TDGan.Training.Reporting;
using TDGan.Training.Training;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan detector</c>: trains, measures and exports the face detector.</summary>
internal static class DetectorCommand
{
    private const int Stopped = 130;
    private const string SceneFolder = "scenes";
    private const string DefaultRun = "runs/detector";
    private const int WatchedPhotos = 155;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create() => new("detector", "Trains, measures and exports the face detector.") { CreateTrain() };

    private static Command CreateTrain()
    {
        var runPath = new Option<string>("--run") { Description = "Folder of the run.", DefaultValueFactory = _ => DefaultRun };
        Option<string?> data = CommandOptions.Data();
        var minutes = new Option<double?>("--minutes") { Description = "Minutes of training at most, resumes included." };
        var steps = new Option<int?>("--steps") { Description = "Steps at most." };
        var options = new Option<string?>("--options") { Description = "JSON file with options, such as options.json of a run." };
        var resume = new Option<bool>("--resume") { Description = "Go on from the newest checkpoint of the run." };
        var command = new Command("train", "Trains on scenes/; Ctrl-C saves and stops.") { runPath, data, minutes, steps, options, resume };
        command.SetAction(async (result, cancellationToken) =>
        {
            DetectorOptions read = result.GetValue(options) is { } file
                ? JsonSerializer.Deserialize<DetectorOptions>(await File.ReadAllTextAsync(file, cancellationToken), Json) ?? new DetectorOptions()
                : new DetectorOptions();
            DetectorOptions wanted = read with
            {
                Minutes = result.GetValue(minutes) ?? read.Minutes,
                Steps = result.GetValue(steps) ?? read.Steps,
            };
            var run = RunFolder.Create(result.GetRequiredValue(runPath));
            run.WriteOptions(JsonSerializer.Serialize(wanted, Json));
            string scenes = Path.Combine(DataRoot.Find(result.GetValue(data)), SceneFolder);
            bool complete = await Task.Run(
                () => Train(wanted, scenes, run, result.GetValue(resume), cancellationToken), CancellationToken.None);
            return complete ? 0 : Stopped;
        });
        return command;
    }

    private static bool Train(DetectorOptions options, string scenes, RunFolder run, bool resume, CancellationToken cancellationToken)
    {
        using var log = new TrainingLog(run.LogFile, AnsiConsole.Console);
        IReadOnlyList<ScenePhoto> training = SceneDataset.Load(scenes, ScenePart.Training);
        IReadOnlyList<ScenePhoto> watched = SceneDataset.Load(scenes, ScenePart.Validation, WatchedPhotos);
        log.Say($"{training.Count} training photos; watching {watched.Count} of the validation photos");
        using var loop = new DetectorTraining(options, training, watched, run, log);
        if (resume && run.LatestCheckpoint is { } checkpoint)
        {
            loop.Restore(checkpoint);
        }

        bool complete = loop.Run(cancellationToken);
        log.Say(complete ? "The detector is trained." : "Stopped and saved; go on with --resume.");
        return complete;
    }
}
