using System.CommandLine;
using SkiaSharp;
using Spectre.Console;
using TDGan.Inference.Crops;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Inference.Transfer;
using TDGan.Training.Reporting;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan transfer-sheet</c>: photos with the seven expressions as the service makes them, for looking.</summary>
internal static class TransferSheetCommand
{
    private const int UsualCell = 256;

    // Shares of the face box that a cell shows.
    private const float Shown = 1.5f;

    public static Command Create()
    {
        Option<string> models = CommandOptions.Models();
        var photos = new Option<string[]>("--photos")
        {
            Description = "Photos, or folders of photos; the largest face of each is shown.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var least = new Option<int>("--least-face") { Description = "Photos whose largest face has a shorter side are left out; pixels.", DefaultValueFactory = _ => 90 };
        var most = new Option<int>("--rows") { Description = "Most photos.", DefaultValueFactory = _ => 12 };
        var cell = new Option<int>("--cell") { Description = "Side of a picture in pixels.", DefaultValueFactory = _ => UsualCell };
        var output = new Option<string>("--out") { Description = "PNG to write.", Required = true };
        var command = new Command("transfer-sheet", "Photos with the seven expressions, in their own size and colour, for looking.")
        {
            photos, least, most, cell, output, models,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string path = result.GetRequiredValue(output);
            string[] files = [.. result.GetRequiredValue(photos).SelectMany(Files)];
            using var sheet = new TransferSheet(result.GetValue(cell), ["photo", .. ExpressionLabels.All]);
            int rows = await InferenceHost.RunAsync<IExpressionTransfer, int>(
                result.GetRequiredValue(models),
                task => FillAsync(task, files, sheet, result.GetValue(least), result.GetValue(most), cancellationToken),
                cancellationToken);
            await File.WriteAllBytesAsync(path, sheet.Encode(), cancellationToken);
            AnsiConsole.Console.WriteLine($"{path}: {rows} photos of {files.Length}");
            return 0;
        });
        return command;
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal) : [path];

    private static async Task<int> FillAsync(
        IExpressionTransfer transfer, string[] files, TransferSheet sheet, int least, int most, CancellationToken cancellationToken)
    {
        int rows = 0;
        foreach (string file in files)
        {
            if (rows == most)
            {
                break;
            }

            byte[] photo = await File.ReadAllBytesAsync(file, cancellationToken);
            if (await TransferAsync(transfer, photo, least, cancellationToken) is { } made)
            {
                sheet.Add(made.Pictures.Prepend(photo), made.Square);
                rows++;
            }
        }

        return rows;
    }

    /// <summary>The seven pictures and what to show of them; null where no face is large enough.</summary>
    private static async Task<(List<ReadOnlyMemory<byte>> Pictures, SKRect Square)?> TransferAsync(
        IExpressionTransfer transfer, byte[] photo, int least, CancellationToken cancellationToken)
    {
        var pictures = new List<ReadOnlyMemory<byte>>();
        SKRect square = default;
        for (int label = 0; label < ExpressionLabels.Count; label++)
        {
            var request = new TransferRequest
            {
                Face = photo,
                ExpressionLabel = (Expression)label,
                MinFaceSize = least,
                Paste = PasteMode.Original,
                Format = GeneratedImageFormat.Png,
            };
            try
            {
                TransferResult result = await transfer.TransferAsync(request, cancellationToken);
                pictures.Add(result.Image);
                square = SquareAbout(result.Face.Box);
            }
            catch (InferenceException exception) when (exception.Error == InferenceError.NoFaceDetected)
            {
                return null;
            }
        }

        return (pictures, square);
    }

    private static SKRect SquareAbout(FaceBox box)
    {
        float half = Math.Max(box.Width, box.Height) * Shown / 2;
        (float x, float y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        return new SKRect(x - half, y - half, x + half, y + half);
    }
}
