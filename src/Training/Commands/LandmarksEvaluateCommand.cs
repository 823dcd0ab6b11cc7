using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Data;
using TDGan.Training.Landmarks;
using TDGan.Training.Landmarks.Evaluation;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Loops;

namespace TDGan.Training.Commands;

/// <summary>
/// <c>tdgan landmarks evaluate</c>: measures the exported landmark model against the teachers on photos and people that it never learnt from, and
/// what its face score keeps and rejects of the boxes that the detector proposes.
/// </summary>
internal static class LandmarksEvaluateCommand
{
    private const string CandidateFile = "candidates.csv";

    public static Command Create()
    {
        Option<string> runPath = LandmarksCommand.Run();
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var output = new Option<string?>("--out")
        {
            Description = "Folder for faces with drawn meshes and a table of the detector's candidates; none by default.",
        };
        var command = new Command("evaluate", "Measures the exported landmark model against the teachers' notes of the run.") { runPath, data, models, output };
        command.SetAction(async (result, cancellationToken) =>
        {
            string root = DataRoot.Find(result.GetValue(data)), repository = result.GetRequiredValue(models);
            string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.FaceLandmarks));
            LandmarkMeasures measures = await LandmarkMeasures.MeasureAsync(
                ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.FaceDetector)),
                folder,
                new LandmarkCorpus(Path.Combine(root, DetectorCommand.SceneFolder), new TeacherLabels(RunFolder.Open(result.GetRequiredValue(runPath)))),
                new LandmarkPictures(root).HeldOut(),
                result.GetValue(output),
                cancellationToken);
            var scores = new ScoreReport(measures.Candidates, measures.Photos, ScoreCalibration.None);
            float chosen = ModelFolder.Open(folder).Manifest.Landmarks?.MinFaceScore ?? 0.5f;
            AnsiConsole.Console.WriteLine(FormattableString.Invariant(
                $"five landmarks on the teacher's boxes, faces of 32 px and more: {measures.FiveOfPhotos} of {measures.FiveOfPhotos.Faces} faces"));
            AnsiConsole.Console.WriteLine(measures.FormatMeshes());
            AnsiConsole.Console.WriteLine(FormattableString.Invariant($"face score: area under the curve {scores.AreaUnderCurve():F4}"));
            AnsiConsole.Console.WriteLine(scores.Format(chosen));
            if (result.GetValue(output) is { } report)
            {
                await File.WriteAllLinesAsync(Path.Combine(report, CandidateFile), ScoreCandidate.Table(measures.Candidates), cancellationToken);
            }

            return 0;
        });
        return command;
    }
}
