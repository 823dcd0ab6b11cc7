using System.CommandLine;

namespace TDGan.Training.Tests.Commands;

/// <summary>Runs a command of the trainer in this process, from its arguments on.</summary>
internal static class CommandRun
{
    /// <summary>The models that ship.</summary>
    public static string ShippedModels => ProjectFolder.File("..", "..", "models");

    /// <summary>Asserts that the command ends well.</summary>
    public static async Task SucceedsAsync(Command command, params string[] arguments)
    {
        var failures = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        Assert.Equal(0, await command.Parse(arguments).InvokeAsync(failures, TestContext.Current.CancellationToken));
    }

    /// <summary>A copy of the shipped models that a command may change.</summary>
    public static string CopyModels(string folder)
    {
        foreach (string file in Directory.GetFiles(ShippedModels, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(folder, Path.GetRelativePath(ShippedModels, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return folder;
    }
}
