using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Data;
using TDGan.Training.Detection;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan detector evaluate</c>: measures the exported detector on the validation photos, and its time beside the teacher's.</summary>
internal static class DetectorEvaluateCommand
{
    private const string CurveFile = "precision-recall.png";
    private static readonly string TeacherFile = Path.Combine("teachers", "yunet_n_dynamic.onnx");

    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var threshold = new Option<float?>("--min-confidence") { Description = "Score that counts, 0-1; the manifest's by default." };
        var output = new Option<string?>("--out") { Description = "Folder for photos with drawn boxes and the precision-recall curve; none by default." };
        var time = new Option<bool>("--time") { Description = "Measure only the time of a 320x320 picture beside the teacher's." };
        var command = new Command("evaluate", "Measures the exported detector on the validation photos.") { data, models, threshold, output, time };
        command.SetAction(async (result, cancellationToken) =>
        {
            string root = DataRoot.Find(result.GetValue(data));
            string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(result.GetRequiredValue(models), ModelNames.FaceDetector));
            if (result.GetValue(time))
            {
                Time(folder, Path.Combine(root, TeacherFile));
                return 0;
            }

            DetectorRule rule = ModelFolder.Open(folder).Manifest.Detector ?? throw new InvalidDataException($"{folder}: no detector.");
            float least = result.GetValue(threshold) ?? rule.MinConfidence;
            await EvaluateAsync(folder, Path.Combine(root, DetectorCommand.SceneFolder), least, result.GetValue(output), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task EvaluateAsync(
        string folder, string scenes, float threshold, string? output, CancellationToken cancellationToken)
    {
        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(scenes, ScenePart.Validation);
        DetectionPicture? pictures = output is null ? null : new DetectionPicture(output, threshold);
        DetectionEvaluation evaluation = await DetectorEvaluator.EvaluateAsync(
            folder, photos, pictures is null ? null : pictures.Write, cancellationToken);
        AnsiConsole.Console.WriteLine(DetectorReport.Format(evaluation, threshold));
        if (output is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(output, CurveFile), DetectionCurvePlot.Draw(evaluation, threshold), cancellationToken);
        }
    }

    private static void Time(string folder, string teacher)
    {
        DetectorTimes times = DetectorTiming.Measure(Path.Combine(folder, ModelFolder.ModelFileName), teacher);
        AnsiConsole.Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"320x320, one thread: {times.ModelMs:F2} ms, teacher {times.TeacherMs:F2} ms (tenth percentiles), ratio {times.LowRatio:F2}; median of the ratios {times.MedianRatio:F2}"));
    }
}
