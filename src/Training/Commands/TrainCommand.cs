using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Native;
using TDGan.Training.Reporting;
using TDGan.Training.Training;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan train</c>: runs the phases of a preset, resumes, saves on Ctrl-C.</summary>
internal static class TrainCommand
{
    private const int Stopped = 130;

    public static Command Create()
    {
        Option<string> preset = CommandOptions.Preset();
        Option<string?> runPath = CommandOptions.Run();
        Option<string?> data = CommandOptions.Data();
        var seed = new Option<int?>("--seed") { Description = "Seed of all chance, instead of the preset's." };
        var resume = new Option<bool>("--resume") { Description = "Go on from the newest checkpoint of the run." };
        var steps = new Option<int?>("--steps") { Description = "Steps of each phase at most, instead of the preset's." };
        var minutes = new Option<double?>("--minutes")
        {
            Description = "Minutes of computing of all phases together at most, shared in the proportion of the preset's minutes.",
        };
        var startFrom = new Option<string?>("--start-from") { Description = "Model repository whose weights the run starts from, such as models." };
        var device = new Option<string>("--device")
        {
            Description = "auto, cpu, or cuda:N; what cannot be had falls back to the CPU.",
            DefaultValueFactory = _ => TrainingDevice.Auto,
        };
        var command = new Command("train", "Trains the networks of a preset; Ctrl-C saves and stops.")
        {
            preset, runPath, data, seed, steps, minutes, device, startFrom, resume,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            TrainingOptions options = OptionsReader.ReadPreset(result.GetRequiredValue(preset));
            options = options with { Seed = result.GetValue(seed) ?? options.Seed };
            options = options.WithMostSteps(result.GetValue(steps)).WithMinutes(result.GetValue(minutes));
            TrainingOptionsValidator.Check(options);
            var run = RunFolder.Create(CommandOptions.RunPath(result.GetValue(runPath), result.GetRequiredValue(preset)));
            string folder = DataRoot.Find(result.GetValue(data));
            bool goOn = result.GetValue(resume);
            if (!goOn && run.LatestCheckpoint is { } earlier)
            {
                throw new InvalidOperationException($"{earlier} is of an earlier run: go on with --resume, or name another folder by --run.");
            }

            string? models = result.GetValue(startFrom);

            // Off the main thread, so that Ctrl-C finds a waiting invocation to cancel and the run can save itself.
            bool complete = await Task.Run(() => Train(options, folder, run, models, result.GetRequiredValue(device), goOn, cancellationToken), CancellationToken.None);
            return complete ? 0 : Stopped;
        });
        return command;
    }

    private static bool Train(
        TrainingOptions options, string data, RunFolder run, string? startFrom, string device, bool resume, CancellationToken cancellationToken)
    {
        using var log = new TrainingLog(run.LogFile, AnsiConsole.Console, new TensorBoardWriter(run.Combine("tensorboard"), TimeProvider.System));
        var chosen = TrainingDevice.Use(device);
        log.Say($"device: {chosen.Name}{(chosen.FallbackReason is { } reason && device != TrainingDevice.Auto ? $" (fallback: {reason})" : string.Empty)}");
        using var pictures = new TrainingPictures(options.Data, options.Networks.ImageSide, data);
        StartingWeights? start = startFrom is null ? null : StartingWeights.All(startFrom);
        return new TrainingRun(options, pictures, run, log, start).Execute(resume, cancellationToken);
    }
}
