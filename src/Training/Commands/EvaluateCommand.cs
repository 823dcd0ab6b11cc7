using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Data;
using TDGan.Training.Export;
using TDGan.Training.Reporting;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan evaluate</c>: the shipped recogniser, through its ONNX file, on the validation split.</summary>
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
        var command = new Command("evaluate", "Measures the exported expression branch on pictures that it was not trained on.") { data, models, set };
        command.SetAction(async (result, cancellationToken) =>
        {
            string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(result.GetRequiredValue(models), ModelNames.ExpressionBranch));
            using OnnxModel model = await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu" }, cancellationToken);
            using ExpressionSamples samples = Load(result.GetRequiredValue(set), DataRoot.Find(result.GetValue(data)), model.Crop.Side);
            ExpressionEvaluation evaluation = await OnnxExpressionEvaluator.EvaluateAsync(model, samples, cancellationToken);
            AnsiConsole.Console.WriteLine(EvaluationTable.Format($"{model.Identity.Name} {model.Identity.Version} on {result.GetRequiredValue(set)}", evaluation));
            return 0;
        });
        return command;
    }

    private static ExpressionSamples Load(string set, string root, int side) => set == Lfw
        ? LfwExpressions.Load(Path.Combine(root, Lfw), side)
        : FerPlusDataset.Load(Path.Combine(root, FerPlus), "valid", side, requireMajority: true);
}
