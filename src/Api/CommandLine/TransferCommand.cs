using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Inference.Transfer;

namespace TDGan.Api.CommandLine;

/// <summary><c>transfer</c>: one picture, with the options of <c>POST /api/v1/transfers</c>.</summary>
internal static class TransferCommand
{
    public const string Name = "transfer";

    private const string All = "all";
    private const string Crop = "crop";
    private const string Original = "original";
    private const string Photo = "photo";
    private const string Model = "model";

    private static readonly Option<string> Face = new("--face") { Description = "Picture whose face is kept.", Required = true };

    private static readonly Option<string?> Expression = new("--expression") { Description = "Picture whose expression is taken." };

    private static readonly Option<int[]> FaceIndex = new("--face-index")
    {
        Description = "Which face of --face, largest first; several with --paste original.",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => ParseIndices(result),
        DefaultValueFactory = _ => [0],
    };

    private static readonly Option<int?> ExpressionFaceIndex = new("--expression-face-index")
    {
        Description = "Which face of --expression, largest first; without --expression another face of --face.",
    };

    private static readonly Option<string> Paste = new("--paste")
    {
        Description = "crop: the face; original: the whole picture.",
        DefaultValueFactory = _ => Crop,
    };

    private static readonly Option<string> Size = new("--size")
    {
        Description = "photo: size and colour of the picture; model: the model's own, small and gray.",
        DefaultValueFactory = _ => Photo,
    };

    private static readonly Option<string?> Label = new("--expression-label")
    {
        Description = $"Instead of a picture: {string.Join(", ", ExpressionLabels.All)}, or {All} for a strip of them.",
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
        Label.AcceptOnlyFromAmong([.. ExpressionLabels.All, All]);
        Paste.AcceptOnlyFromAmong(Crop, Original);
        Size.AcceptOnlyFromAmong(Photo, Model);
        Output.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && FormatOf(result.Tokens[0].Value) is null)
            {
                result.AddError($"{Output.Name} takes a file that ends in .png, .jpg or .webp.");
            }
        });
        Command command = new(Name, "Gives a face another picture's expression.")
        {
            Face, FaceIndex, Expression, ExpressionFaceIndex, Label, Paste, Size, Intensity, Seed, Output, Models,
        };
        command.Validators.Add(result =>
        {
            bool byFace = result.GetValue(Expression) is not null || result.GetValue(ExpressionFaceIndex) is not null;
            if (byFace == result.GetValue(Label) is not null)
            {
                result.AddError("Either --expression, --expression-face-index or --expression-label.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = arguments.GetRequiredValue(Output);
        TransferRequest request = await ReadAsync(arguments, cancellationToken);
        using IHost host = await InferenceHost.StartAsync(arguments.GetValue(Models), cancellationToken);
        TransferResult result = await host.Services.GetRequiredService<IExpressionTransfer>().TransferAsync(request, cancellationToken);
        await host.StopAsync(CancellationToken.None);
        await WholeFile.WriteAsync(path, result.Image);
        await Console.Error.WriteLineAsync(
            $"{path}: {result.Width}x{result.Height}, {result.Model.Name}/{result.Model.Version}, seed {result.Seed}");
        return ExitCodes.Done;
    }

    private static async Task<TransferRequest> ReadAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        byte[] face = await File.ReadAllBytesAsync(arguments.GetRequiredValue(Face), cancellationToken);
        string? label = arguments.GetValue(Label);
        int[] indices = arguments.GetRequiredValue(FaceIndex);
        return new TransferRequest
        {
            Face = face,
            FaceIndex = indices[0],
            MoreFaceIndices = indices[1..],
            Expression = label is null ? await ReadExpressionAsync(arguments, face, cancellationToken) : null,
            ExpressionFaceIndex = arguments.GetValue(ExpressionFaceIndex) ?? 0,
            ExpressionLabel = ExpressionLabels.TryParse(label, out Inference.Expressions.Expression expression) ? expression : null,
            AllLabels = label == All ? LabelSet.Strip : null,
            Paste = arguments.GetValue(Paste) == Original ? PasteMode.Original : PasteMode.Crop,
            Size = arguments.GetValue(Size) == Model ? PictureSize.Model : PictureSize.Photo,
            Intensity = arguments.GetValue(Intensity),
            Seed = arguments.GetValue(Seed),
            Format = FormatOf(arguments.GetRequiredValue(Output))!.Value,
        };
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadExpressionAsync(ParseResult arguments, byte[] face, CancellationToken cancellationToken) =>
        arguments.GetValue(Expression) is { } picture ? await File.ReadAllBytesAsync(picture, cancellationToken) : face;

    private static int[] ParseIndices(ArgumentResult result)
    {
        var indices = new List<int>();
        foreach (string text in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            {
                result.AddError($"'{text}' is no number of a face: --face-index takes 0, 1, ... or several as in 0,2.");
                return [0];
            }

            indices.Add(index);
        }

        return [.. indices];
    }

    private static GeneratedImageFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => GeneratedImageFormat.Png,
        ".JPG" or ".JPEG" => GeneratedImageFormat.Jpeg,
        ".WEBP" => GeneratedImageFormat.Webp,
        _ => null,
    };
}
