using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Samples;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan samples</c>: the sample pictures of the page, composites of at least eight people each.</summary>
internal static class SamplesCommand
{
    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        var output = new Option<string>("--out")
        {
            Description = "Folder to write to.",
            DefaultValueFactory = _ => "src/Api/wwwroot/samples",
        };
        var command = new Command("samples", "Faces that belong to nobody, from the Face Research Lab London Set (london/ of the data).")
        {
            data, output,
        };
        command.SetAction(result =>
        {
            string folder = result.GetRequiredValue(output);
            IReadOnlyList<Portrait> portraits = Portrait.ReadAll(DataRoot.Find(result.GetValue(data)));
            foreach ((string name, IReadOnlyList<string> people) in SamplePictures.Write(portraits, folder))
            {
                AnsiConsole.Console.WriteLine($"{Path.Combine(folder, name)}.jpg: {people.Count} people");
            }

            return 0;
        });
        return command;
    }
}
