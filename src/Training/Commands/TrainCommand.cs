using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
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
        var command = new Command("train", "Trains the networks of a preset; Ctrl-C saves and stops.")
        {
            preset, runPath, data, seed, steps, minutes, startFrom, resume,
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
            string? models = result.GetValue(startFrom);

            // Off the main thread, so that Ctrl-C finds a waiting invocation to cancel and the run can save itself.
            bool complete = await Task.Run(() => Train(options, folder, run, models, goOn, cancellationToken), CancellationToken.None);
            return complete ? 0 : Stopped;
        });
        return command;
    }

    private static bool Train(
        TrainingOptions options, string data, RunFolder run, string? startFrom, bool resume, CancellationToken cancellationToken)
    {
        using var log = new TrainingLog(run.LogFile, AnsiConsole.Console);
        using var pictures = new TrainingPictures(options, data);
        StartingWeights? start = startFrom is null ? null : StartingWeights.All(startFrom);
        return new TrainingRun(options, pictures, run, log, start).Execute(resume, cancellationToken);
    }
}
