using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Detection;
using TDGan.Training.Loops;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan detector export</c>: the newest checkpoint of a run to <c>models/face-detector</c>.</summary>
internal static class DetectorExportCommand
{
    public static Command Create()
    {
        Option<string> runPath = DetectorCommand.Run();
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var version = new Option<string>("--version-number") { Description = "Version folder to write.", DefaultValueFactory = _ => "1" };
        var threshold = new Option<float?>("--min-confidence") { Description = "Threshold of the manifest, 0-1; chosen on the validation photos by default." };
        var command = new Command("export", "Writes face-detector as ONNX with manifest, card and self-test.") { runPath, data, models, version, threshold };
        command.SetAction(async (result, cancellationToken) =>
        {
            string scenes = Path.Combine(DataRoot.Find(result.GetValue(data)), DetectorCommand.SceneFolder);
            var exporter = new DetectorRunExporter(RunFolder.Open(result.GetRequiredValue(runPath)), scenes, AnsiConsole.Console.WriteLine);
            await exporter.ExportAsync(
                result.GetRequiredValue(models), result.GetRequiredValue(version), result.GetValue(threshold), cancellationToken);
            return 0;
        });
        return command;
    }
}
