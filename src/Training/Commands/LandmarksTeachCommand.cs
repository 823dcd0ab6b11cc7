using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Data;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Commands;

/// <summary>
/// <c>tdgan landmarks teach</c>: asks both teachers once about every face that the landmarks are learnt from or measured on, and looks for the
/// false boxes of the detector; a run that was stopped goes on.
/// </summary>
internal static class LandmarksTeachCommand
{
    /// <summary>The mesh teacher in the data folder.</summary>
    public static readonly string MeshTeacherFile = Path.Combine("teachers", "face_landmark_468.onnx");

    private const int WorkingSide = 640;
    private const int PhotosPerLine = 250;
    private const int DefaultFerPlus = 10_000;

    public static Command Create()
    {
        Option<string> runPath = LandmarksCommand.Run();
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var ferPlus = new Option<int>("--ferplus") { Description = "Pictures of FER+ at most.", DefaultValueFactory = _ => DefaultFerPlus };
        var command = new Command("teach", "Notes what the teachers say of every face, and the detector's false boxes, in the run.") { runPath, data, models, ferPlus };
        command.SetAction(async (result, cancellationToken) =>
        {
            string root = DataRoot.Find(result.GetValue(data));
            var labels = new TeacherLabels(RunFolder.Create(result.GetRequiredValue(runPath)));
            using var detector = new TeacherDetector(Path.Combine(root, DetectorCommand.TeacherFile));
            using var mesh = new MeshTeacher(Path.Combine(root, MeshTeacherFile));
            IReadOnlyList<ScenePhoto> training = SceneDataset.Load(Path.Combine(root, DetectorCommand.SceneFolder), ScenePart.Training);
            IReadOnlyList<ScenePhoto> validation = SceneDataset.Load(Path.Combine(root, DetectorCommand.SceneFolder), ScenePart.Validation);
            if (!File.Exists(labels.FalseBoxFile))
            {
                await MineAsync(result.GetRequiredValue(models), mesh, training, labels.FalseBoxFile, cancellationToken);
            }

            var pictures = new LandmarkPictures(root);
            var teaching = new FaceTeaching(detector, mesh, labels.FaceFile, AnsiConsole.Console.WriteLine);
            teaching.Ask(validation, cancellationToken);
            teaching.Ask(training, cancellationToken);
            teaching.Ask(pictures.HeldOut(), cancellationToken);
            teaching.Ask(pictures.ForTraining(result.GetValue(ferPlus)), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task MineAsync(
        string repository, MeshTeacher mesh, IReadOnlyList<ScenePhoto> photos, string file, CancellationToken cancellationToken)
    {
        string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.FaceDetector));
        using var model = new ServedModel(
            await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, cancellationToken));
        var mining = new FalseBoxMining(new OnnxFaceDetector(model, WorkingSide), mesh);
        List<FalseBox> boxes = [];
        foreach ((int i, ScenePhoto photo) in photos.Index())
        {
            boxes.AddRange(await mining.FindAsync(photo, cancellationToken));
            if ((i + 1) % PhotosPerLine == 0)
            {
                AnsiConsole.Console.WriteLine($"{boxes.Count} false boxes in {i + 1} of {photos.Count} photos");
            }
        }

        FalseBoxFile.Write(file, boxes);
        AnsiConsole.Console.WriteLine($"{boxes.Count} false boxes in {photos.Count} photos");
    }
}
