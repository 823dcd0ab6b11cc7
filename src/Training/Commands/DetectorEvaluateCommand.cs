using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Data;
using TDGan.Training.Detection;
using TDGan.Training.Scenes;

namespace TDGan.Training.Commands;

/// <summary>
/// <c>tdgan detector evaluate</c>: measures the exported detector on the validation photos, its landmarks alone and refined where the repository
/// has a landmark model, and its time beside the teacher's.
/// </summary>
internal static class DetectorEvaluateCommand
{
    private const string CurveFile = "precision-recall.png";
    private const string SpreadFile = "landmarks.png";
    private const string WorstFile = "landmarks-worst.png";

    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var threshold = new Option<float?>("--min-confidence") { Description = "Score that counts, 0-1; the manifest's by default." };
        var output = new Option<string?>("--out") { Description = "Folder for photos with drawn boxes and the precision-recall curve, or for sheets of what is missed and false; none by default." };
        var time = new Option<bool>("--time") { Description = "Measure only times: a 320x320 picture beside the teacher's, and the landmarks of one face." };
        var turns = new Option<float[]>("--turn")
        {
            Description = "Measure photos turned by these degrees, 0-180, in both directions instead, with the second look of the landmark model.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var alone = new Option<bool>("--alone") { Description = "With --turn: the detector without its second look." };
        var command = new Command("evaluate", "Measures the exported detector on the validation photos.")
        {
            data, models, threshold, output, time, turns, alone,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string root = DataRoot.Find(result.GetValue(data));
            string repository = result.GetRequiredValue(models);
            string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.FaceDetector));
            string? landmarks = FindLandmarks(repository);
            if (result.GetValue(time))
            {
                Time(folder, Path.Combine(root, DetectorCommand.TeacherFile));
                if (landmarks is not null)
                {
                    TimeCrop(ModelFolder.Open(landmarks));
                }

                return 0;
            }

            DetectorRule rule = ModelFolder.Open(folder).Manifest.Detector ?? throw new InvalidDataException($"{folder}: no detector.");
            if (result.GetValue(turns) is { Length: > 0 } degrees)
            {
                string? second = result.GetValue(alone) ? null : landmarks;
                AnsiConsole.Console.WriteLine(await new DetectorTurns(folder, second, degrees, result.GetValue(threshold), result.GetValue(output))
                    .MeasureAsync(Path.Combine(root, DetectorCommand.SceneFolder), cancellationToken));
                return 0;
            }

            float least = result.GetValue(threshold) ?? rule.MinConfidence;
            await EvaluateAsync(
                folder,
                landmarks,
                Path.Combine(root, DetectorCommand.SceneFolder),
                least,
                result.GetValue(output),
                cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task EvaluateAsync(
        string folder, string? landmarkFolder, string scenes, float threshold, string? output, CancellationToken cancellationToken)
    {
        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(scenes, ScenePart.Validation);
        DetectionPicture? pictures = output is null ? null : new DetectionPicture(output, threshold);
        var sheet = new LandmarkSheet();
        void See(ScenePhoto photo, IReadOnlyList<DetectionOutcome> outcomes)
        {
            pictures?.Write(photo, outcomes);
            sheet.Add(photo, outcomes);
        }

        DetectionEvaluation evaluation = await DetectorEvaluator.EvaluateAsync(folder, landmarkFolder, photos, See, cancellationToken);
        AnsiConsole.Console.WriteLine(DetectorReport.Format(evaluation, threshold));
        if (output is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(output, CurveFile), DetectionCurvePlot.Draw(evaluation, threshold), cancellationToken);
            sheet.WriteSpread(Path.Combine(output, SpreadFile), threshold);
            sheet.WriteWorst(Path.Combine(output, WorstFile), threshold);
        }
    }

    private static string? FindLandmarks(string repository)
    {
        string folder = Path.Combine(repository, ModelNames.FaceLandmarks);
        return Directory.Exists(folder) ? ModelRepositoryFolder.HighestVersion(folder) : null;
    }

    private static void TimeCrop(ModelFolder folder)
    {
        int side = folder.Manifest.Crop!.Side;
        double milliseconds = DetectorTiming.MeasureCrop(folder.PathOf(ModelFolder.ModelFileName), side);
        AnsiConsole.Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"landmarks of one face, one thread: {milliseconds:F2} ms (tenth percentile)"));
    }

    private static void Time(string folder, string teacher)
    {
        DetectorTimes times = DetectorTiming.Measure(Path.Combine(folder, ModelFolder.ModelFileName), teacher);
        AnsiConsole.Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"320x320, one thread: {times.ModelMs:F2} ms, teacher {times.TeacherMs:F2} ms (tenth percentiles), ratio {times.LowRatio:F2}; median of the ratios {times.MedianRatio:F2}"));
    }
}
