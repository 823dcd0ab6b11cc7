
namespace TDGan.Api.Hosting;

/// <summary>Runs the service; what keeps it from starting is told on standard error, one line for each fault, without a stack trace.</summary>
internal static class Startup
{
    /// <returns>The exit code: 0 after a regular stop, 1 where the service could not start.</returns>
    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        try
        {
            await using WebApplication app = build();
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (StartupFailure.Describe(exception) is { Count: > 0 } faults)
        {
            foreach (string fault in faults)
            {
                await Console.Error.WriteLineAsync($"tdgan: {fault}");
            }

            return 1;
        }
    }
}
