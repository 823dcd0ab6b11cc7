using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Data;
using TDGan.Training.Detection;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan detector import</c>: an exported detector as a run, for <c>detector train --start-from</c>.</summary>
internal static class DetectorImportCommand
{
    public static Command Create()
    {
        Option<string> runPath = DetectorCommand.Run();
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var command = new Command("import", "Makes a run of the exported detector, which another run can start from.") { runPath, data, models };
        command.SetAction(async (result, cancellationToken) =>
        {
            string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(result.GetRequiredValue(models), ModelNames.FaceDetector));
            string scenes = Path.Combine(DataRoot.Find(result.GetValue(data)), DetectorCommand.SceneFolder);
            var deck = new SceneDeck(SceneDataset.Load(scenes, ScenePart.Training), hardNegatives: []);
            await new DetectorImport(folder, AnsiConsole.Console.WriteLine)
                .WriteAsync(RunFolder.Create(result.GetRequiredValue(runPath)), deck, cancellationToken);
            return 0;
        });
        return command;
    }
}
