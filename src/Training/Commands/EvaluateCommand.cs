using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TDGan.Inference.Classification;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Evaluation;
using TDGan.Training.Loops;
using TDGan.Training.Measures;
using TDGan.Training.Pictures;
using TDGan.Training.Plots;
using TDGan.Training.Protocols;
using TDGan.Training.Reporting;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan evaluate</c>: the shipped recogniser, through its ONNX file, on pictures that it was not trained on.</summary>
internal static class EvaluateCommand
{
    private static readonly Dictionary<string, (string Title, Func<string, int, ExpressionSamples> Load)> Sets = new(StringComparer.Ordinal)
    {
        ["ferplus"] = ("FER+ valid, majority of seven", LoadFerPlus),
        ["lfw"] = ("LFW's labelled crops", (root, side) => LfwExpressions.Load(Path.Combine(root, "lfw"), side)),
        ["rafdb"] = ("RAF-DB's training pictures, never trained on", MeasuringSets.RafDb),
        ["kdef"] = ("KDEF, never trained on", MeasuringSets.Kdef),
    };

    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var set = new Option<string>("--set")
        {
            Description = "ferplus (validation split), lfw (all labelled crops), rafdb (training pictures) or kdef; the last two measure and never train.",
            DefaultValueFactory = _ => Sets.Keys.First(),
        };
        set.AcceptOnlyFromAmong([.. Sets.Keys]);
        var dataset = new Option<string?>("--dataset") { Description = "kind=path instead of --set: the set's validation split, or all of a set without splits." };
        var run = new Option<string?>("--run") { Description = "Folder of a run: its own validation pictures instead of --set, such as runs/smoke." };
        var final = new Option<bool>("--final") { Description = "Opens the test split of --dataset, and notes beside the model that it did." };
        Option<int> views = Views();
        var robustness = new Option<bool>("--robustness") { Description = "Also on shrunk, shifted, compressed, blurred and unevenly lit pictures." };
        var readings = new Option<bool>("--readings") { Description = "Also how many readings are uncertain and how many of those are wrong, and readings by the pose of the head." };
        var json = CommandOptions.Json();
        var probabilities = new Option<string?>("--probabilities") { Description = "CSV file to write: label and the seven probabilities of each picture." };
        var pictures = new Option<string?>("--pictures") { Description = "Folder for confusion-matrix.png and reliability.png." };
        var command = new Command("evaluate", "Measures the exported expression branch on pictures that it was not trained on.")
        {
            data, models, set, dataset, run, final, views, robustness, readings, json, probabilities, pictures,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(result.GetRequiredValue(models), ModelNames.ExpressionBranch));
            using OnnxModel model = await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu" }, cancellationToken);
            string? measured = result.GetValue(dataset) ?? OfRun(result.GetValue(run), result.GetValue(data));
            DatasetEvaluation? opened = Open(measured, result.GetValue(final), model, Path.GetDirectoryName(folder)!);
            using ExpressionSamples samples = opened?.Load(model.Crop.Side)
                ?? Sets[result.GetRequiredValue(set)].Load(RootOfSets(result.GetValue(data)), model.Crop.Side);
            var evaluator = new OnnxExpressionEvaluator(model, result.GetValue(views));
            ExpressionEvaluation evaluation = await evaluator.EvaluateAsync(samples, cancellationToken);
            opened?.Note(evaluation.Matrix);
            string title = Title(model, opened?.Name ?? Sets[result.GetRequiredValue(set)].Title, result.GetValue(views));
            var report = EvaluationReport.Create(title, model.Identity.Sha256, result.GetValue(views), evaluation);
            if (result.GetValue(robustness))
            {
                report = report with { Robustness = await MeasureRobustnessAsync(evaluator, samples, evaluation, cancellationToken) };
            }

            AnsiConsole.Console.WriteLine(EvaluationTable.Format(report));
            if (result.GetValue(readings))
            {
                await PrintReadingsAsync(result.GetRequiredValue(models), samples, evaluation.Answers, cancellationToken);
            }

            Write(report, result.GetValue(json), result.GetValue(pictures));
            if (result.GetValue(probabilities) is { } file)
            {
                File.WriteAllLines(file, ProbabilityRows(evaluation.Answers));
            }

            return 0;
        });
        return command;
    }

    private static string RootOfSets(string? data) => Directory.Exists(DataRoot.Locate(data))
        ? DataRoot.Locate(data)
        : throw new DirectoryNotFoundException(
            $"Data folder '{DataRoot.Locate(data)}' does not exist: name it by --data or {DataRoot.Variable}, or measure on other pictures, "
            + "those of a run by --run runs/smoke or a set by --dataset kind=path.");

    /// <summary>The expression pictures that a run was trained on, or null where no run is named.</summary>
    private static string? OfRun(string? run, string? data)
    {
        if (run is null)
        {
            return null;
        }

        string source = OptionsReader.ReadPreset(RunFolder.Open(run).OptionsFile).Data.Expressions;
        return DatasetSource.Absolute(source, DatasetSource.RootOf(data, [source]));
    }

    private static string Title(OnnxModel model, string pictures, int views) =>
        $"{model.Identity.Name} {model.Identity.Version} on {pictures}{(views > 1 ? $", {views} views averaged" : string.Empty)}";

    private static Option<int> Views()
    {
        var views = new Option<int>("--views")
        {
            Description = "Views of each picture whose probabilities are averaged: 1, 2 (with the mirror image) or 6 (three framings with mirror images).",
            DefaultValueFactory = _ => 1,
        };
        views.AcceptOnlyFromAmong([.. CropViews.Known.Select(count => count.ToString(CultureInfo.InvariantCulture))]);
        return views;
    }

    private static ExpressionSamples LoadFerPlus(string root, int side) =>
        FerPlusDataset.Load(Path.Combine(root, "ferplus"), "valid", side, requireMajority: true);

    private static DatasetEvaluation? Open(string? dataset, bool final, OnnxModel model, string modelFolder)
    {
        if (dataset is null)
        {
            return final ? throw new ArgumentException("--final needs --dataset kind=path, whose test split it opens.") : null;
        }

        var source = DatasetSource.Parse(dataset, Environment.CurrentDirectory);
        return new DatasetEvaluation(source, final, model.Identity, new FinalEvaluationLog(modelFolder, TimeProvider.System));
    }

    private static async Task<IReadOnlyList<RobustnessRow>> MeasureRobustnessAsync(
        OnnxExpressionEvaluator evaluator, ExpressionSamples samples, ExpressionEvaluation unchanged, CancellationToken cancellationToken)
    {
        List<RobustnessRow> rows = [];
        foreach (PictureChange change in PictureChange.All)
        {
            rows.Add(RobustnessRow.Compare(change.Name, unchanged, await evaluator.EvaluateAsync(samples, change, cancellationToken)));
        }

        return rows;
    }

    private static async Task PrintReadingsAsync(
        string repository, ExpressionSamples samples, IReadOnlyList<ExpressionAnswer> answers, CancellationToken cancellationToken)
    {
        AnsiConsole.Console.WriteLine(UncertainReadings.Format(answers));
        string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.FaceLandmarks));
        using var model = new ServedModel(await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, cancellationToken));
        var refiner = new OnnxLandmarkRefiner(model);
        PoseReadings poses = await PoseReadings.MeasureAsync(refiner, samples, answers, cancellationToken);
        AnsiConsole.Console.WriteLine(poses.Format(refiner.MinFaceScore ?? 0));
    }

    private static IEnumerable<string> ProbabilityRows(IEnumerable<ExpressionAnswer> answers) =>
        answers.Select(answer => string.Join(',', answer.Probabilities.Select(p => p.ToString("G6", CultureInfo.InvariantCulture))
                .Prepend(ExpressionLabels.All[answer.Label])))
            .Prepend("label," + string.Join(',', ExpressionLabels.All));

    private static void Write(EvaluationReport report, string? json, string? pictures)
    {
        if (json is not null)
        {
            MeasuresFile.Write(json, report);
        }

        if (pictures is not null)
        {
            Directory.CreateDirectory(pictures);
            File.WriteAllBytes(Path.Combine(pictures, "confusion-matrix.png"), ConfusionMatrixPlot.Draw(report));
            File.WriteAllBytes(Path.Combine(pictures, "reliability.png"), ReliabilityPlot.Draw(report));
        }
    }
}
