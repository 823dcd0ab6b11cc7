using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TDGan.Training.TwoBranch.Export;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan fuse</c>: exported models as one graph, as <c>export --fused</c> writes it.</summary>
internal static class FuseCommand
{
    public static Command Create()
    {
        Option<string> models = CommandOptions.Models();
        var output = new Option<string?>("--out") { Description = "Folder to write generator/<version> into; <models>-fused by default." };
        var command = new Command("fuse", "Joins the exported parts into one graph: face, expression and noise to image.") { models, output };
        command.SetAction(async (result, cancellationToken) =>
        {
            string repository = result.GetRequiredValue(models);
            await FuseAsync(repository, result.GetValue(output) ?? DefaultOutput(repository), cancellationToken);
            return 0;
        });
        return command;
    }

    /// <summary>Beside the repository: its root holds only models that are served.</summary>
    public static string DefaultOutput(string repository) => Path.TrimEndingDirectorySeparator(repository) + "-fused";

    /// <summary>Writes the graph and says how well it agrees.</summary>
    public static async Task FuseAsync(string repository, string output, CancellationToken cancellationToken)
    {
        (string folder, float difference) = await FusedExporter.WriteAsync(repository, output, cancellationToken);
        AnsiConsole.Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{folder}: the largest difference to the three parts is {difference:G2}"));
    }
}
