using System.CommandLine;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Pictures;
using TDGan.Training.Reporting;
using static TorchSharp.torch;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan showcase</c>: a sheet of generated faces, for documents and for looking.</summary>
internal static class ShowcaseCommand
{
    private const int Rows = 3;

    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var faces = new Option<string[]>("--faces") { Description = "Pictures to use instead of mean faces.", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--out") { Description = "PNG to write.", Required = true };
        var command = new Command("showcase", "Faces with the seven expressions, through the exported models.")
        {
            data, models, faces, output,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using ExportedGenerator generator = await ExportedGenerator.LoadAsync(result.GetRequiredValue(models), cancellationToken);
            int side = generator.Side;
            using Tensor pictures = result.GetValue(faces) is { Length: > 0 } given
                ? Read(given, side)
                : ExpressionShowcase.MeanFaces(LfwFaces.TrainingFaces(Path.Combine(DataRoot.Find(result.GetValue(data)), "lfw")), Rows, side);
            await new ExpressionShowcase(generator).WriteAsync(result.GetRequiredValue(output), pictures, cancellationToken);
            return 0;
        });
        return command;
    }

    private static Tensor Read(string[] files, int side)
    {
        using FaceSamples samples = FaceSamples.Load([.. files.Select(file => new LabelledFile(file, Label: null))], side);
        return PixelScale.ToUnit(samples.Pixels);
    }
}
