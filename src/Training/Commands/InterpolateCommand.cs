using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Expressions;
using TDGan.Inference.Interpolation;
using TDGan.Inference.Transfer;
using TDGan.Training.Pictures;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan interpolate</c>: from one expression to another, or from one face to another, as strip or animation.</summary>
internal static class InterpolateCommand
{
    private const int UsualSteps = 9;
    private const string Original = "original";

    public static Command Create()
    {
        Option<string> models = CommandOptions.Models();
        var face = new Option<string>("--face") { Description = "Face picture, or the first of two.", Required = true };
        var faceTo = new Option<string?>("--face-to") { Description = "The last face; then the expression stays." };
        var from = new Option<string?>("--expression") { Description = $"Expression to begin with: a picture or a label ({string.Join(", ", ExpressionLabels.All)}); the face's own by default." };
        var to = new Option<string?>("--expression-to") { Description = "Expression to end with, a picture or a label; then the face stays." };
        var faceIndex = new Option<int>("--face-index") { Description = "Which face, largest first; where one face changes." };
        var paste = new Option<string>("--paste") { Description = "crop: the face; original: the whole photo, where one face changes.", DefaultValueFactory = _ => "crop" };
        paste.AcceptOnlyFromAmong("crop", Original);
        var steps = new Option<int>("--steps") { Description = "Pictures, both ends included, 2-32.", DefaultValueFactory = _ => UsualSteps };
        var seed = new Option<uint>("--seed") { Description = "Seed of the noise." };
        var output = new Option<string>("--out") { Description = "File to write: .webp or .gif (animation), .png (strip).", Required = true };
        var command = new Command("interpolate", "Walks from one expression or face to another, through the pipeline that serves.")
        {
            face, faceTo, faceIndex, from, to, paste, steps, seed, output, models,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string path = result.GetRequiredValue(output);
            string first = result.GetRequiredValue(face);
            var request = new InterpolationRequest
            {
                FaceFrom = PictureFile.ReadEncoded(first),
                // The cast matters: a null array would become a picture of no bytes.
                FaceTo = result.GetValue(faceTo) is { } last ? PictureFile.ReadEncoded(last) : (ReadOnlyMemory<byte>?)null,
                ExpressionFrom = Source(result.GetValue(from) ?? first),
                ExpressionTo = result.GetValue(to) is { } end ? Source(end) : null,
                FaceIndex = result.GetValue(faceIndex),
                Paste = result.GetValue(paste) == Original ? PasteMode.Original : PasteMode.Crop,
                Steps = result.GetValue(steps),
                Seed = result.GetValue(seed),
                Format = FormatOf(path),
            };
            InterpolationResult pictures = await InferenceHost.RunAsync<IExpressionInterpolation, InterpolationResult>(
                result.GetRequiredValue(models), task => task.InterpolateAsync(request, cancellationToken), cancellationToken);
            await File.WriteAllBytesAsync(path, pictures.Files[0], cancellationToken);
            AnsiConsole.Console.WriteLine($"{path}: {pictures.Steps} pictures of {pictures.Width}x{pictures.Height}, decoder {pictures.Model.Version}, seed {pictures.Seed}");
            return 0;
        });
        return command;
    }

    private static ExpressionSource Source(string labelOrFile) =>
        ExpressionLabels.TryParse(labelOrFile, out Expression label)
            ? ExpressionSource.Of(label)
            : ExpressionSource.Of(PictureFile.ReadEncoded(labelOrFile));

    private static InterpolationFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".WEBP" => InterpolationFormat.Webp,
        ".GIF" => InterpolationFormat.Gif,
        ".PNG" => InterpolationFormat.PngStrip,
        _ => throw new ArgumentException($"'{path}': the extension must be .webp, .gif or .png."),
    };
}
