using System.CommandLine;
using TDGan.Api.Hosting;
using TDGan.Inference.Errors;

namespace TDGan.Api.CommandLine;

/// <summary>The modes <c>classify</c> and <c>transfer</c>: the pipeline of the service on files, without a server.</summary>
internal static class CommandLineMode
{
    /// <summary>The words that it begins with.</summary>
    public static IReadOnlyList<string> Names { get; } = [ClassifyCommand.Name, TransferCommand.Name];

    public static bool IsAskedFor(string[] args) => args.Length > 0 && Names.Contains(args[0], StringComparer.Ordinal);

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        RootCommand root = new("Reads apparent facial expressions in files and transfers them, as the service does.")
        {
            ClassifyCommand.Create(),
            TransferCommand.Create(),
        };
        try
        {
            // After Ctrl-C the pictures in hand are finished and written.
            InvocationConfiguration configuration = new()
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
            };
            return await root.Parse(args).InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Stopped;
        }
        catch (Exception exception) when (Explain(exception) is { Count: > 0 } faults)
        {
            foreach (string fault in faults)
            {
                await Console.Error.WriteLineAsync($"tdgan: {fault}");
            }

            return ExitCodes.Failed;
        }
    }

    private static IReadOnlyList<string> Explain(Exception exception) => exception switch
    {
        IOException or UnauthorizedAccessException or InferenceException => [exception.Message],
        _ => StartupFailure.Describe(exception),
    };
}
