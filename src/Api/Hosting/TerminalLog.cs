using Microsoft.Extensions.Configuration.Memory;

namespace TDGan.Api.Hosting;

/// <summary>
/// How log lines look where the configuration does not say: plain lines for people who look at a terminal, JSON for whatever collects them.
/// </summary>
internal static class TerminalLog
{
    private const string Console = "Logging:Console:";

    /// <summary>Puts the defaults below everything that is configured.</summary>
    /// <param name="configuration">Of the host.</param>
    /// <param name="isTerminal">Whether somebody reads along.</param>
    public static void UseLogDefaults(this IConfigurationBuilder configuration, bool isTerminal) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults(isTerminal) });

    /// <summary>The addresses that a browser can open; a server that listens on every address is told by the name of this machine for itself.</summary>
    /// <param name="addresses">As the server has them.</param>
    public static string Invite(IEnumerable<string> addresses) => "Open " + string.Join(" or ", addresses.Select(address => address
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal))) + " in a browser; Ctrl+C stops the service.";

    private static Dictionary<string, string?> Defaults(bool isTerminal) => isTerminal
        ? new()
        {
            [Console + "FormatterName"] = "simple",
            [Console + "FormatterOptions:SingleLine"] = "true",
            [Console + "FormatterOptions:TimestampFormat"] = "HH:mm:ss ",
        }
        : new()
        {
            [Console + "FormatterName"] = "json",
            [Console + "FormatterOptions:TimestampFormat"] = "yyyy-MM-ddTHH:mm:ss.fffZ",
            [Console + "FormatterOptions:UseUtcTimestamp"] = "true",
        };
}
