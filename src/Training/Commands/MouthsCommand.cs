using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Loops;
using TDGan.Training.Mouths;
using TDGan.Training.Scenes;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan mouths</c>: trains and exports the network that paints the inside of a mouth that a transfer opens.</summary>
internal static class MouthsCommand
{
    public static Command Create() => new("mouths", "Trains and exports the network that paints the inside of an opened mouth.")
    {
        SteppedTrainCommand.Create<MouthOptions, MouthBatch>(Run(), Prepare),
        CreateExport(),
    };

    /// <summary>The option that names the run.</summary>
    public static Option<string> Run() => new("--run")
    {
        Description = "Folder of the run, with the notes of landmarks teach.",
        DefaultValueFactory = _ => "runs/mouths",
    };

    private static Command CreateExport()
    {
        Option<string> runPath = Run();
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var version = new Option<string>("--version-number") { Description = "Version folder to write.", DefaultValueFactory = _ => "1" };
        var command = new Command("export", "Writes mouth-painter as ONNX with manifest, card and self-test.") { runPath, data, models, version };
        command.SetAction(async (result, cancellationToken) =>
        {
            string root = DataRoot.Find(result.GetValue(data));
            var run = RunFolder.Open(result.GetRequiredValue(runPath));
            await MouthExporter.ExportAsync(
                run,
                Corpus(root, run).Of(new LandmarkPictures(root).HeldOut()),
                result.GetRequiredValue(models),
                result.GetRequiredValue(version),
                AnsiConsole.Console.WriteLine,
                cancellationToken);
            return 0;
        });
        return command;
    }

    private static MouthCorpus Corpus(string data, RunFolder run) => new(Path.Combine(data, DetectorCommand.SceneFolder), new TeacherLabels(run));

    private static MouthTraining Prepare(MouthOptions options, string data, RunFolder run, TrainingLog log)
    {
        MouthCorpus corpus = Corpus(data, run);
        var pictures = new LandmarkPictures(data);
        IReadOnlyList<MouthSample> mouths = [.. corpus.OfPhotos(ScenePart.Training), .. corpus.Of(pictures.ForTraining(ferPlus: 0))];
        IReadOnlyList<MouthSample> validation = corpus.Of(pictures.HeldOut());
        log.Say($"{mouths.Count} open mouths; watching {validation.Count} of people that are held out");
        return mouths.Count > 0
            ? new MouthTraining(options, mouths, validation, log)
            : throw new InvalidDataException($"{data}: no open mouth whose mesh a teacher noted.");
    }
}
