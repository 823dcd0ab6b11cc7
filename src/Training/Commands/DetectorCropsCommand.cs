using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Data;
using TDGan.Training.Detection;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan detector evaluate-crops</c>: the recogniser on faces found in scenes, cut out in several ways.</summary>
internal static class DetectorCropsCommand
{
    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var count = new Option<int?>("--count") { Description = "Pictures, spread evenly over the index; all by default." };
        var turn = new Option<double>("--turn") { Description = "The pasted faces are turned by up to so many degrees.", DefaultValueFactory = _ => 15 };
        var command = new Command("evaluate-crops", "Compares crop rules: labelled crops given directly, and found again in photos.") { data, models, count, turn };
        command.SetAction(async (result, cancellationToken) =>
        {
            string root = DataRoot.Find(result.GetValue(data));
            string repository = result.GetRequiredValue(models);
            using OnnxModel recogniser = await LoadAsync(repository, ModelNames.ExpressionBranch, cancellationToken);
            using var detector = new ServedModel(await LoadAsync(repository, ModelNames.FaceDetector, cancellationToken));
            using var landmarks = new ServedModel(await LoadAsync(repository, ModelNames.FaceLandmarks, cancellationToken));
            var evaluation = new CropRuleEvaluation(
                recogniser,
                new OnnxFaceDetector(detector, new FaceDetectionOptions().WorkingSide),
                new OnnxLandmarkRefiner(landmarks),
                CropRulePictures.Photos(Path.Combine(root, "scenes")),
                result.GetValue(turn));
            var crops = CropRulePictures.Crops(Path.Combine(root, "lfw"));
            int wanted = Math.Min(result.GetValue(count) ?? crops.Count, crops.Count);
            var chosen = Enumerable.Range(0, wanted).Select(i => crops[(int)((long)i * crops.Count / wanted)]).ToList();
            IReadOnlyList<CropRuleRow> rows = await evaluation.EvaluateAsync(chosen, cancellationToken);
            AnsiConsole.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"found {rows[0].Count} of {wanted}"));
            foreach (CropRuleRow row in rows)
            {
                AnsiConsole.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{100 * row.Accuracy,6:0.0} %  {row.Way}"));
            }

            return 0;
        });
        return command;
    }

    private static Task<OnnxModel> LoadAsync(string repository, string name, CancellationToken cancellationToken) => OnnxModel.LoadAsync(
        ModelRepositoryFolder.HighestVersion(Path.Combine(repository, name)), new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, cancellationToken);
}
