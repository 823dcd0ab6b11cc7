using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Measures;
using TDGan.Training.Reporting.Pages;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan report</c>: one HTML page with everything that is known of a run and its models.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        Option<string?> run = CommandOptions.Run();
        var evaluations = new Option<string[]>("--evaluation") { Description = "Files of evaluate --json.", AllowMultipleArgumentsPerToken = true };
        var transfer = new Option<string?>("--transfer") { Description = "File of evaluate-transfer --json." };
        var output = new Option<string>("--out") { Description = "HTML file to write.", DefaultValueFactory = _ => "runs/report.html" };
        var command = new Command("report", "One self-contained HTML page: results, confusion, calibration, transfers, strips, maps of the codes, loss curves.")
        {
            run, models, data, evaluations, transfer, output,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string? log = result.GetValue(run) is { } folder ? Path.Combine(folder, "log.jsonl") : null;
            using ExportedGenerator generator = await ExportedGenerator.LoadAsync(result.GetRequiredValue(models), cancellationToken);
            var report = new TrainingReport
            {
                Title = $"TDGan report: models in version {generator.Decoder.Version}",
                Log = log is null ? null : RunLog.Read(log),
                Evaluations = [.. (result.GetValue(evaluations) ?? []).Select(MeasuresFile.Read<EvaluationReport>)],
                Transfer = result.GetValue(transfer) is { } file ? MeasuresFile.Read<TransferReport>(file) : null,
            };
            report = await WithPicturesAsync(report, generator, result.GetValue(data), cancellationToken);
            string path = result.GetRequiredValue(output);
            await File.WriteAllTextAsync(path, report.ToHtml(), cancellationToken);
            AnsiConsole.Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024} KiB");
            return 0;
        });
        return command;
    }

    /// <summary>Faces and maps need the data sets; without them the page says so.</summary>
    private static async Task<TrainingReport> WithPicturesAsync(
        TrainingReport report, ExportedGenerator generator, string? given, CancellationToken cancellationToken)
    {
        string data;
        try
        {
            data = DataRoot.Find(given);
        }
        catch (DirectoryNotFoundException) when (given is null)
        {
            return report;
        }

        return report with
        {
            Faces = await new FacePainter(generator).PaintAsync(data, cancellationToken),
            Maps = await new CodeMapMaker(generator, data).MakeAsync(cancellationToken),
        };
    }
}
