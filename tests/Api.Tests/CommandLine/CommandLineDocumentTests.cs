using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.CommandLine;

/// <summary>Runs every command of docs/command-line.md as it is written there.</summary>
public sealed class CommandLineDocumentTests
{
    private const string Program = "TDGan.Api ";

    [Fact]
    public async Task Document_EveryCommand_EndsWell()
    {
        string[] commands =
        [
            .. File.ReadLines(SourceTree.Find("docs/command-line.md"))
                .Where(line => line.StartsWith(Program, StringComparison.Ordinal))
                .Select(line => line[Program.Length..]),
        ];
        Assert.True(commands.Length >= 3);
        using PictureFolder folder = new();
        foreach (string command in commands)
        {
            string[] words = command.Split(" > ")[0].Split(' ');
            CommandResult result = await CommandResult.RunAsync(folder.Path, words);
            Assert.True(result.ExitCode == 0, $"{command}: {result.Error}");
        }
    }
}
