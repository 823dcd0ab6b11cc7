using System.CommandLine;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Inference.Transfer;

namespace TDGan.Api.CommandLine;

/// <summary><c>transfer</c>: one picture; the options are those of <c>tdgan transfer</c>.</summary>
internal static class TransferCommand
{
    public const string Name = "transfer";

    private static readonly Option<string> Face = new("--face") { Description = "Picture whose face is kept.", Required = true };

    private static readonly Option<string?> Expression = new("--expression") { Description = "Picture whose expression is taken." };

    private static readonly Option<string?> Label = new("--expression-label")
    {
        Description = $"Instead of a picture: {string.Join(", ", ExpressionLabels.All)}.",
    };

    private static readonly Option<float> Intensity = new("--intensity")
    {
        Description = "0 the face's own expression, 1 the other's.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<uint> Seed = new("--seed") { Description = "Seed of the noise." };

    private static readonly Option<string> Output = new("--out") { Description = "Picture to write: .png, .jpg or .webp.", Required = true };

    private static readonly Option<string?> Models = new("--models") { Description = "Model repository; that of the service by default." };

    public static Command Create()
    {
        Label.AcceptOnlyFromAmong([.. ExpressionLabels.All]);
        Output.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && FormatOf(result.Tokens[0].Value) is null)
            {
                result.AddError($"{Output.Name} takes a file that ends in .png, .jpg or .webp.");
            }
        });
        Command command = new(Name, "Gives a face another picture's expression.")
        {
            Face, Expression, Label, Intensity, Seed, Output, Models,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Expression) is null == result.GetValue(Label) is null)
            {
                result.AddError("Either --expression or --expression-label.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = arguments.GetRequiredValue(Output);
        TransferRequest request = new()
        {
            Face = await File.ReadAllBytesAsync(arguments.GetRequiredValue(Face), cancellationToken),
            Expression = arguments.GetValue(Expression) is { } picture
                ? (ReadOnlyMemory<byte>?)await File.ReadAllBytesAsync(picture, cancellationToken)
                : null,
            ExpressionLabel = ExpressionLabels.TryParse(arguments.GetValue(Label) ?? "", out Inference.Expressions.Expression label) ? label : null,
            Intensity = arguments.GetValue(Intensity),
            Seed = arguments.GetValue(Seed),
            Format = FormatOf(path)!.Value,
        };
        using IHost host = await InferenceHost.StartAsync(arguments.GetValue(Models), cancellationToken);
        TransferResult result = await host.Services.GetRequiredService<IExpressionTransfer>().TransferAsync(request, cancellationToken);
        await host.StopAsync(CancellationToken.None);
        await WriteWholeAsync(path, result.Image);
        await Console.Error.WriteLineAsync(
            $"{path}: {result.Width}x{result.Height}, {result.Model.Name}/{result.Model.Version}, seed {result.Seed}");
        return ExitCodes.Done;
    }

    /// <summary>Either the whole picture is there, or what was there before.</summary>
    private static async Task WriteWholeAsync(string path, ReadOnlyMemory<byte> image)
    {
        string draft = path + ".part";
        await File.WriteAllBytesAsync(draft, image);
        File.Move(draft, path, overwrite: true);
    }

    private static GeneratedImageFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => GeneratedImageFormat.Png,
        ".JPG" or ".JPEG" => GeneratedImageFormat.Jpeg,
        ".WEBP" => GeneratedImageFormat.Webp,
        _ => null,
    };
}
