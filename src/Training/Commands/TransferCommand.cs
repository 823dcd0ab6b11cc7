using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Inference.Transfer;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan transfer</c>: one picture, through the pipeline that serves.</summary>
internal static class TransferCommand
{
    public static Command Create()
    {
        Option<string> models = CommandOptions.Models();
        var face = new Option<string>("--face") { Description = "Picture whose identity is kept.", Required = true };
        var expression = new Option<string?>("--expression") { Description = "Picture whose expression is taken." };
        var label = new Option<string?>("--expression-label") { Description = $"Instead of a picture: {string.Join(", ", ExpressionLabels.All)}." };
        var intensity = new Option<float>("--intensity") { Description = "0 the face's own expression, 1 the other's.", DefaultValueFactory = _ => 1 };
        var seed = new Option<uint>("--seed") { Description = "Seed of the noise." };
        var output = new Option<string>("--out") { Description = "Picture to write: .png, .jpg or .webp.", Required = true };
        var command = new Command("transfer", "Gives a face another picture's expression.") { face, expression, label, intensity, seed, output, models };
        command.SetAction(async (result, cancellationToken) =>
        {
            string path = result.GetRequiredValue(output);
            var request = new TransferRequest
            {
                Face = await File.ReadAllBytesAsync(result.GetRequiredValue(face), cancellationToken),
                Expression = result.GetValue(expression) is { } picture
                    ? (ReadOnlyMemory<byte>?)await File.ReadAllBytesAsync(picture, cancellationToken)
                    : null,
                ExpressionLabel = ParseLabel(result.GetValue(label)),
                Intensity = result.GetValue(intensity),
                Seed = result.GetValue(seed),
                Format = FormatOf(path),
            };
            TransferResult transferred = await InferenceHost.RunAsync<IExpressionTransfer, TransferResult>(
                result.GetRequiredValue(models), task => task.TransferAsync(request, cancellationToken), cancellationToken);
            await File.WriteAllBytesAsync(path, transferred.Image, cancellationToken);
            AnsiConsole.Console.WriteLine($"{path}: {transferred.Width}x{transferred.Height}, decoder {transferred.Model.Version}, seed {transferred.Seed}");
            return 0;
        });
        return command;
    }

    private static Expression? ParseLabel(string? label)
    {
        if (label is null)
        {
            return null;
        }

        return ExpressionLabels.TryParse(label, out Expression parsed)
            ? parsed
            : throw new InferenceException(InferenceError.InvalidParameter, $"'{label}' is none of {string.Join(", ", ExpressionLabels.All)}.");
    }

    private static GeneratedImageFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => GeneratedImageFormat.Png,
        ".JPG" or ".JPEG" => GeneratedImageFormat.Jpeg,
        ".WEBP" => GeneratedImageFormat.Webp,
        _ => throw new ArgumentException($"'{path}': the extension must be .png, .jpg or .webp."),
    };
}
