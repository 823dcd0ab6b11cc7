using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Detection;
using TDGan.Training.Landmarks;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Scenes;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan landmarks teacher</c>: how far the teacher agrees with itself on the validation photos.</summary>
internal static class LandmarksTeacherCommand
{
    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        var command = new Command("teacher", "Measures how far the teacher's landmarks in crops agree with its own in whole photos.") { data };
        command.SetAction(result =>
        {
            string root = DataRoot.Find(result.GetValue(data));
            using var teacher = new TeacherDetector(Path.Combine(root, DetectorCommand.TeacherFile));
            IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(Path.Combine(root, DetectorCommand.SceneFolder), ScenePart.Validation, withFaces: true);
            (LandmarkErrors errors, int unsure) = TeacherAgreement.Measure(teacher, photos, FaceSizeBand.Large);
            AnsiConsole.Console.WriteLine($"teacher against itself, faces of 32 px and more: {errors} of {errors.Faces} faces; {unsure} more it was not sure of");
            return 0;
        });
        return command;
    }
}
