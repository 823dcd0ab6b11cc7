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
    public static Command Create()
    {
        Option<string?> data = CommonOptions.Data();
        Option<string> models = CommonOptions.Models();
        var command = new Command("evaluate", "Measures the exported expression branch on FER+'s validation split.") { data, models };
        command.SetAction(async (result, cancellationToken) =>
        {
            string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(result.GetRequiredValue(models), ModelNames.ExpressionBranch));
            using OnnxModel model = await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu" }, cancellationToken);
            using ExpressionSamples samples = FerPlusDataset.Load(
                Path.Combine(DataRoot.Find(result.GetValue(data)), "ferplus"), "valid", model.Manifest.Crop.Side, requireMajority: true);
            ExpressionEvaluation evaluation = await OnnxExpressionEvaluator.EvaluateAsync(model, samples, cancellationToken);
            AnsiConsole.Console.WriteLine(EvaluationTable.Format($"{model.Identity.Name} {model.Identity.Version} on FER+ valid", evaluation));
            return 0;
        });
        return command;
    }
}
