using System.Diagnostics;

namespace TDGan.Api.Tests.Documentation;

/// <summary>Runs one example in a folder of its own, as a reader of the documentation would.</summary>
internal static class ExampleProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether a program is on the path.</summary>
    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs the program over a file with the example and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0; the message has what it printed.</exception>
    public static async Task<string> RunAsync(string folder, string program, string fileName, string code)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, fileName), code, TestContext.Current.CancellationToken);
        string[] arguments = program == "bash" ? ["-eu", fileName] : [fileName];
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{code}\n{output}\n{await errors}");
    }
}
