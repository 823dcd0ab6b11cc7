using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Manifest;
using TDGan.Training.Configuration;
using TDGan.Training.Datasets;
using TDGan.Training.Export;
using TDGan.Training.Loops;
using TDGan.Training.TwoBranch;
using TDGan.Training.TwoBranch.Export;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan export</c>: a run to ONNX model folders.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        Option<string> preset = CommandOptions.Preset();
        Option<string?> runPath = CommandOptions.Run();
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var version = new Option<string>("--version-number") { Description = "Version folder to write.", DefaultValueFactory = _ => "1" };
        var notes = new Option<string?>("--transfer-notes") { Description = "Markdown file with what was seen or measured of the transfers, for the cards." };
        var averagedWith = new Option<string[]>("--average-with")
        {
            Description = "Folders of other runs of the same networks: the mean of all their weights is exported.",
            DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = true,
        };
        var fused = new Option<bool>("--fused") { Description = "Also write the parts as one graph, generator, into <models>-fused." };
        var parts = new Option<string[]>("--parts")
        {
            Description = "Folders to write; the others must be in the repository, of the same weights. All three by default.",
            DefaultValueFactory = _ => [.. StartingWeights.AllParts],
            AllowMultipleArgumentsPerToken = true,
        };
        var serveWith = new Option<string>("--serve-with")
        {
            Description = "Model repository whose models that this run does not make are copied where --models lacks them.",
            DefaultValueFactory = _ => "models",
        };
        parts.AcceptOnlyFromAmong([.. StartingWeights.AllParts]);
        var startFrom = new Option<string?>("--start-from")
        {
            Description = "In place of a run: a model repository whose decoder is exported again from its own weights, for outputs that came later; with --parts decoder.",
        };
        var command = new Command("export", "Writes expression-branch, face-branch and decoder as ONNX with manifest, card and self-test.")
        {
            preset, runPath, data, models, version, parts, startFrom, averagedWith, notes, serveWith, fused,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(startFrom) is not null && result.GetValue(parts) is not [ModelNames.Decoder])
            {
                result.AddError("--start-from exports the decoder alone: --parts decoder.");
            }
        });
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.GetValue(startFrom) is { } trained)
            {
                NetworkOptions networks = OptionsReader.ReadPreset(result.GetRequiredValue(preset)).Networks;
                await new DecoderRenewal(networks, AnsiConsole.Console.WriteLine).WriteAsync(trained, result.GetRequiredValue(models), cancellationToken);
                return 0;
            }

            string path = CommandOptions.RunPath(result.GetValue(runPath), result.GetRequiredValue(preset));
            var run = RunFolder.Open(path);
            string? seen = result.GetValue(notes) is { } file ? await File.ReadAllTextAsync(file, cancellationToken) : null;
            TrainingOptions options = OptionsReader.ReadPreset(run.OptionsFile);
            string repository = result.GetRequiredValue(models);
            string others = result.GetRequiredValue(serveWith);
            IReadOnlyList<string> needed = RecogniserGenerator.IsRecogniserAlone(run)
                ? [.. StartingWeights.AllParts, .. ServingParts.OfOthers]
                : ServingParts.OfOthers;
            ServingParts.Check(repository, others, needed);
            string folder = DatasetSource.RootOf(result.GetValue(data), [options.Data.Expressions]);
            var exporter = new RunExporter(options, run, folder, seen, AnsiConsole.Console.WriteLine)
            {
                Parts = result.GetRequiredValue(parts),
                AveragedWith = [.. result.GetRequiredValue(averagedWith).Select(RunFolder.Open)],
            };
            foreach (string copied in ServingParts.CopyMissing(repository, others, needed))
            {
                AnsiConsole.Console.WriteLine($"{copied}: copied from {others}");
            }

            await exporter.ExportAsync(repository, result.GetRequiredValue(version), cancellationToken);
            if (result.GetValue(fused))
            {
                await FuseCommand.FuseAsync(repository, FuseCommand.DefaultOutput(repository), cancellationToken);
            }

            return 0;
        });
        return command;
    }
}
