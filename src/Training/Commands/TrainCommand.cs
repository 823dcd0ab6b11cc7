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
    public static Command Create()
    {
        var preset = new Option<string>("--preset") { Description = "smoke, small, paper or a JSON file.", DefaultValueFactory = _ => "small" };
        var runPath = new Option<string?>("--run") { Description = "Folder of the run; runs/<preset> by default." };
        var data = new Option<string?>("--data") { Description = "Folder with ferplus/ and lfw/; TDGAN_DATA or ../shared/data by default." };
        var resume = new Option<bool>("--resume") { Description = "Go on from the newest checkpoint of the run." };
        var command = new Command("train", "Trains the networks of a preset.") { preset, runPath, data, resume };
        command.SetAction(async (result, cancellationToken) =>
        {
            TrainingOptions options = OptionsReader.ReadPreset(result.GetRequiredValue(preset));
            var run = new RunFolder(result.GetValue(runPath) ?? Path.Combine("runs", result.GetRequiredValue(preset)));

            // Off the main thread, so that Ctrl-C finds a waiting invocation to cancel and the run can save itself.
            await Task.Run(() => Train(options, DataRoot.Find(result.GetValue(data)), run, result.GetValue(resume), cancellationToken), CancellationToken.None);
            return 0;
        });
        return command;
    }

    private static void Train(TrainingOptions options, string data, RunFolder run, bool resume, CancellationToken cancellationToken)
    {
        using var log = new TrainingLog(run.Combine("log.jsonl"), AnsiConsole.Console);
        new TrainingRun(options, data, run, log).Execute(resume, cancellationToken);
    }
}
