using System.Diagnostics;
using TDGan.Training.Data;

namespace TDGan.Training.Tests.Documentation;

/// <summary>The built trainer, as a user runs it who has no data sets.</summary>
internal static class TrainerProgram
{
    /// <param name="folder">Where it is started.</param>
    /// <param name="arguments">Parted by spaces.</param>
    /// <returns>The exit code, and what it printed on both outputs.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, string arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "tdgan.dll"), .. arguments.Split(' ')])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove(DataRoot.Variable);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
