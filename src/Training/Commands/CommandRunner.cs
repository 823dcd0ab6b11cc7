using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;
using TDGan.Inference.Sessions;

namespace TDGan.Training.Commands;

/// <summary>Runs the program: what a user can mend is one line on standard error, what is our fault keeps its stack trace.</summary>
internal static class CommandRunner
{
    private const int Failed = 1;
    private const int RedirectedWidth = 1000;
    private const string MissingNative =
        "libtorch does not load. Rebuild with 'dotnet build' (it mends the library's version need); delete a left-over 'cpu' folder in the output.";

    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        // After Ctrl-C a run finishes its step and saves; a step of the paper's size takes half a minute on a small machine.
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromMinutes(5),
        };
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        try
        {
            return await root.Parse(arguments).InvokeAsync(configuration);
        }
        catch (Exception exception) when (Explain(exception) is not null)
        {
            await Console.Error.WriteLineAsync($"error: {Explain(exception)}");
            return Failed;
        }
    }

    private static string? Explain(Exception exception) => exception switch
    {
        TypeInitializationException or DllNotFoundException => MissingNative,
        NotSupportedException unsupported when unsupported.Message.Contains("libtorch", StringComparison.Ordinal) => MissingNative,
        NotSupportedException unsupported => unsupported.Message,
        JsonException json => $"options: {json.Message}",
        IOException or InvalidDataException or InvalidOperationException or ArgumentException or UnauthorizedAccessException
            or InferenceException or ModelFolderException or ExecutionDeviceException => exception.Message,
        OperationCanceledException => "stopped",
        _ => null,
    };
}
