using Microsoft.Extensions.Options;

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

            // Before the host resolves its services, so that all faulty options are told and not just the first that something needs.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
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
