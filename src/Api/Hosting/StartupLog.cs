namespace TDGan.Api.Hosting;

/// <summary>
/// Keeps the framework from logging a failed start with its stack trace, because <see cref="Startup"/> tells it in one line.
/// </summary>
internal sealed class StartupLog
{
    private static readonly string[] Muted = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    private volatile bool _hasStarted;

    /// <summary>Mutes the categories whose level the configuration does not set by name.</summary>
    public void Mute(ILoggingBuilder logging, IConfiguration configuration)
    {
        foreach (string category in Muted.Where(category => configuration[$"Logging:LogLevel:{category}"] is null))
        {
            logging.AddFilter(category, level => _hasStarted && level >= LogLevel.Warning);
        }
    }

    /// <summary>Called once the service has started: from then on these categories are logged from warnings up.</summary>
    public void Unmute() => _hasStarted = true;
}
