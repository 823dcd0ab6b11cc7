using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Judges;
using TDGan.Training.Measures;
using TDGan.Training.Reporting;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan evaluate-transfer</c>: the shipped generator, through its ONNX files, on people whom no network saw.</summary>
internal static class EvaluateTransferCommand
{
    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        Option<string> judges = CommandOptions.Judges();
        Option<string?> json = CommandOptions.Json();
        var seed = new Option<int>("--seed") { Description = "Seed of the pair list.", DefaultValueFactory = _ => 1 };
        var pictures = new Option<int>("--pictures-of-person") { Description = "Faces of each held-out LFW person.", DefaultValueFactory = _ => 4 };
        pictures.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--pictures-of-person must be 1 or more.");
            }
        });
        var command = new Command("evaluate-transfer", "Measures transfers with an independent judge and an identity embedding; train them by 'judges train'.")
        {
            data, models, judges, seed, pictures, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using ExportedGenerator generator = await ExportedGenerator.LoadAsync(result.GetRequiredValue(models), cancellationToken);
            var evaluator = new TransferEvaluator(
                generator,
                new JudgeFolder(result.GetRequiredValue(judges)),
                DataRoot.Find(result.GetValue(data)),
                new TransferSettings(result.GetValue(seed), result.GetValue(pictures)),
                AnsiConsole.Console.WriteLine);
            TransferReport report = await evaluator.EvaluateAsync(cancellationToken);
            AnsiConsole.Console.WriteLine(TransferTable.Format(report));
            if (result.GetValue(json) is { } file)
            {
                MeasuresFile.Write(file, report);
            }

            return 0;
        });
        return command;
    }
}
