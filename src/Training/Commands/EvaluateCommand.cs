using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Evaluation;
using TDGan.Training.Measures;
using TDGan.Training.Pictures;
using TDGan.Training.Plots;
using TDGan.Training.Protocols;
using TDGan.Training.Reporting;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan evaluate</c>: the shipped recogniser, through its ONNX file, on pictures that it was not trained on.</summary>
internal static class EvaluateCommand
{
    private const string FerPlus = "ferplus";
    private const string Lfw = "lfw";

    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var set = new Option<string>("--set") { Description = "ferplus (validation split) or lfw (all labelled crops).", DefaultValueFactory = _ => FerPlus };
        set.AcceptOnlyFromAmong(FerPlus, Lfw);
        var dataset = new Option<string?>("--dataset") { Description = "kind=path instead of --set: the set's validation split, or all of a set without splits." };
        var final = new Option<bool>("--final") { Description = "Opens the test split of --dataset, and notes beside the model that it did." };
        var flip = new Option<bool>("--flip-averaging") { Description = "Average the probabilities of each picture and its mirror image." };
        var robustness = new Option<bool>("--robustness") { Description = "Also on shrunk, shifted, compressed, blurred and unevenly lit pictures." };
        var json = CommandOptions.Json();
        var pictures = new Option<string?>("--pictures") { Description = "Folder for confusion-matrix.png and reliability.png." };
        var command = new Command("evaluate", "Measures the exported expression branch on pictures that it was not trained on.")
        {
            data, models, set, dataset, final, flip, robustness, json, pictures,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(result.GetRequiredValue(models), ModelNames.ExpressionBranch));
            using OnnxModel model = await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu" }, cancellationToken);
            DatasetEvaluation? opened = Open(result.GetValue(dataset), result.GetValue(final), model, Path.GetDirectoryName(folder)!);
            using ExpressionSamples samples = opened?.Load(model.Crop.Side)
                ?? Load(result.GetRequiredValue(set), DataRoot.Find(result.GetValue(data)), model.Crop.Side);
            var evaluator = new OnnxExpressionEvaluator(model, result.GetValue(flip));
            ExpressionEvaluation evaluation = await evaluator.EvaluateAsync(samples, cancellationToken);
            opened?.Note(evaluation.Matrix);
            string title = Title(model, opened?.Name ?? SetName(result.GetRequiredValue(set)), result.GetValue(flip));
            var report = EvaluationReport.Create(title, model.Identity.Sha256, result.GetValue(flip), evaluation);
            if (result.GetValue(robustness))
            {
                report = report with { Robustness = await MeasureRobustnessAsync(evaluator, samples, evaluation, cancellationToken) };
            }

            AnsiConsole.Console.WriteLine(EvaluationTable.Format(report));
            Write(report, result.GetValue(json), result.GetValue(pictures));
            return 0;
        });
        return command;
    }

    private static string Title(OnnxModel model, string pictures, bool flip) =>
        $"{model.Identity.Name} {model.Identity.Version} on {pictures}{(flip ? ", mirror images averaged" : string.Empty)}";

    private static string SetName(string set) => set == Lfw ? "LFW's labelled crops" : "FER+ valid, majority of seven";

    private static DatasetEvaluation? Open(string? dataset, bool final, OnnxModel model, string modelFolder)
    {
        if (dataset is null)
        {
            return final ? throw new ArgumentException("--final needs --dataset kind=path, whose test split it opens.") : null;
        }

        var source = DatasetSource.Parse(dataset, Environment.CurrentDirectory);
        return new DatasetEvaluation(source, final, model.Identity, new FinalEvaluationLog(modelFolder, TimeProvider.System));
    }

    private static ExpressionSamples Load(string set, string root, int side) => set == Lfw
        ? LfwExpressions.Load(Path.Combine(root, Lfw), side)
        : FerPlusDataset.Load(Path.Combine(root, FerPlus), "valid", side, requireMajority: true);

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
