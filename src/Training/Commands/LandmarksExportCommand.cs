using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Landmarks.Runs;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Loops;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan landmarks export</c>: the newest checkpoint of a run to <c>models/face-landmarks</c>.</summary>
internal static class LandmarksExportCommand
{
    public static Command Create()
    {
        Option<string> runPath = LandmarksCommand.Run();
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var version = new Option<string>("--version-number") { Description = "Version folder to write.", DefaultValueFactory = _ => "1" };
        var command = new Command("export", "Writes face-landmarks as ONNX with manifest, card and self-test.") { runPath, data, models, version };
        command.SetAction(async (result, cancellationToken) =>
        {
            string root = DataRoot.Find(result.GetValue(data));
            var exporter = new LandmarkRunExporter(
                RunFolder.Open(result.GetRequiredValue(runPath)),
                Path.Combine(root, DetectorCommand.SceneFolder),
                new LandmarkPictures(root).HeldOut,
                AnsiConsole.Console.WriteLine);
            await exporter.ExportAsync(result.GetRequiredValue(models), result.GetRequiredValue(version), cancellationToken);
            return 0;
        });
        return command;
    }
}
