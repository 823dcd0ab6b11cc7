using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Data;
using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Measures;
using TDGan.Training.Pictures;
using TDGan.Training.Plots;
using TDGan.Training.Reporting;
using TDGan.Training.TwoBranch.Export;
using static TorchSharp.torch;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan cards</c>: measures, pictures and what was seen into the cards of exported models.</summary>
internal static class CardsCommand
{
    private const string ConfusionFile = "confusion-matrix.png";
    private const string ReliabilityFile = "reliability.png";
    private const string GridFile = "transfer-grid.png";
    private const string Measured = "Measured";
    private const string Seen = "Seen";
    private const int GridFaces = 8;
    private const int GridSeed = 1;

    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var evaluations = new Option<string[]>("--evaluation") { Description = "Files of evaluate --json; the first one's pictures are drawn.", AllowMultipleArgumentsPerToken = true };
        var transfer = new Option<string?>("--transfer") { Description = "File of evaluate-transfer --json." };
        var notes = new Option<string?>("--notes") { Description = "Markdown file: which transfers convince and which fail, by looking." };
        var command = new Command("cards", "Writes measures, confusion matrix and a grid of generated faces into the cards of exported models.")
        {
            models, data, evaluations, transfer, notes,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string repository = result.GetRequiredValue(models);
            UpdateExpressionBranch(repository, [.. (result.GetValue(evaluations) ?? []).Select(MeasuresFile.Read<EvaluationReport>)]);
            TransferReport? report = result.GetValue(transfer) is { } file ? MeasuresFile.Read<TransferReport>(file) : null;
            string? seen = result.GetValue(notes) is { } path ? await File.ReadAllTextAsync(path, cancellationToken) : null;
            byte[] grid = await DrawGridAsync(repository, DataRoot.Find(result.GetValue(data)), cancellationToken);
            UpdateTransferModel(repository, ModelNames.FaceBranch, report, seen, grid: null);
            UpdateTransferModel(repository, ModelNames.Decoder, report, seen, grid);
            AnsiConsole.Console.WriteLine($"{repository}: cards, pictures and manifests written");
            return 0;
        });
        return command;
    }

    private static string Folder(string repository, string name) => ModelRepositoryFolder.HighestVersion(Path.Combine(repository, name));

    private static void UpdateExpressionBranch(string repository, EvaluationReport[] evaluations)
    {
        if (evaluations.Length == 0)
        {
            return;
        }

        string text = $"""
            By `tdgan evaluate --robustness` and the same with `--set lfw` on the exported graph; 95 % intervals by bootstrap over pictures. Logit
            shift and temperature were fitted on FER+ valid, so expect slightly less elsewhere.

            ![Confusion matrix on FER+ valid]({ConfusionFile})

            ![Reliability diagram on FER+ valid]({ReliabilityFile})

            {string.Join("\n", evaluations.Select(EvaluationTable.Format))}
            """;
        new ModelCardUpdate(Folder(repository, ModelNames.ExpressionBranch))
            .Section(Measured, text)
            .Picture(ConfusionFile, ConfusionMatrixPlot.Draw(evaluations[0]))
            .Picture(ReliabilityFile, ReliabilityPlot.Draw(evaluations[0]))
            .Write();
    }

    private static void UpdateTransferModel(string repository, string name, TransferReport? report, string? seen, byte[]? grid)
    {
        var card = new ModelCardUpdate(Folder(repository, name));
        if (report is not null)
        {
            card.Section(Measured, $"By `tdgan judges train` and `tdgan evaluate-transfer` on the exported graphs.\n\n{TransferTable.Format(report)}");
        }

        if (seen is not null || grid is not null)
        {
            string picture = grid is null ? string.Empty : $"![Generated faces with seven expressions]({GridFile})\n\nEvery cell is an output of the decoder. Rows: means of five people whom no network saw; columns: the face's own expression, then surprise, fear, disgust, happiness, sadness, anger, neutral.\n\n";
            card.Section(Seen, picture + (seen ?? "Not described yet."));
        }

        if (grid is not null)
        {
            card.Picture(GridFile, grid);
        }

        card.Write();
    }

    private static async Task<byte[]> DrawGridAsync(string repository, string data, CancellationToken cancellationToken)
    {
        using ExportedGenerator generator = await ExportedGenerator.LoadAsync(repository, cancellationToken);
        using Tensor faces = AveragedFaces.OfHeldOutPeople(data, GridFaces, generator.Side, GridSeed);
        IReadOnlyList<Tensor> columns = await new ExpressionShowcase(generator).GenerateAsync(faces, cancellationToken);
        return PictureSheet.EncodeGenerated(columns);
    }
}
