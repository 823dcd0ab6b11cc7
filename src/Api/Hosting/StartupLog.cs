namespace TDGan.Api.Hosting;

/// <summary>
/// Mutes what the framework logs with a stack trace when the start fails: <see cref="Startup"/> tells the same in one line. Everything
/// is logged again once the service has started.
/// </summary>
internal sealed class StartupLog
{
    private static readonly string[] Muted = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    private volatile bool _hasStarted;

    public void Mute(ILoggingBuilder logging)
    {
        foreach (string category in Muted)
        {
            logging.AddFilter(category, level => _hasStarted && level >= LogLevel.Warning);
        }
    }

    public void UnmuteWhenStarted(IHostApplicationLifetime lifetime) => lifetime.ApplicationStarted.Register(() => _hasStarted = true);
}
