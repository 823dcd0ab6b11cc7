using TDGan.Api.Health;

namespace TDGan.Api.Hosting;

/// <summary>
/// Runs the service; what keeps it from starting is told on standard error, one line for each fault, without a stack trace.
/// </summary>
internal static partial class Startup
{
    /// <param name="register">Registers the services.</param>
    /// <param name="build">Builds the application of them.</param>
    /// <returns>The exit code: 0 after a regular stop, also one that came while it was starting; 1 where the service could not start.</returns>
    public static async Task<int> RunAsync(Func<WebApplicationBuilder> register, Func<WebApplicationBuilder, WebApplication> build)
    {
        CancellationToken stopping = CancellationToken.None;
        IConfiguration? configuration = null;
        try
        {
            WebApplicationBuilder builder = register();
            configuration = builder.Configuration;
            StartupLog log = new();
            log.Mute(builder.Logging, builder.Configuration);
            await using WebApplication app = build(builder);
            app.Lifetime.ApplicationStarted.Register(() =>
            {
                log.Unmute();
                TellMissingModels(app);
                if (!Console.IsOutputRedirected)
                {
                    Console.WriteLine(TerminalLog.Invite(app.Urls));
                }
            });
            stopping = app.Lifetime.ApplicationStopping;
            await app.RunAsync();
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop while models were loading, as a cluster does that scales down again.
            return 0;
        }
        catch (Exception exception) when (StartupFailure.Describe(exception, configuration) is { Count: > 0 } faults)
        {
            foreach (string fault in faults)
            {
                await Console.Error.WriteLineAsync($"tdgan: {fault}");
            }

            return 1;
        }
    }

    /// <summary>A repository without a detector serves, but otherwise than its owner may think.</summary>
    private static void TellMissingModels(WebApplication app)
    {
        if (app.Services.GetRequiredService<Readiness>().MissingModels is { } missing)
        {
            LogMissingModels(app.Logger, string.Join(", ", missing));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The model repository has no {Models}: every picture is taken as one face.")]
    private static partial void LogMissingModels(ILogger logger, string models);
}
