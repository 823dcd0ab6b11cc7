using TDGan.Api.Configuration;
using TDGan.Api.Telemetry;

namespace TDGan.Api.Hosting;

/// <summary>The first word of a command line that asks for help or for the version, or that the program does not know.</summary>
internal static class HelpCommand
{
    private const string Text =
        """
        TDGAN: reads apparent facial expressions in pictures and transfers them between faces.

        TDGan.Api [--urls URL] [--TDGan:SECTION:KEY=VALUE ...]   serves; without --urls at http://localhost:8080
        TDGan.Api classify PATH ...                              reads the expressions in files and folders
        TDGan.Api transfer --face FILE ...                       gives a face another picture's expression
        TDGan.Api --healthcheck URL                              asks a running service how it is
        TDGan.Api --help | --version

        A command with --help tells its options. Settings stand in appsettings.json beside the program, in the environment
        (TDGan__Models__Path=models) or on the command line (--TDGan:Models:Path=models); docs/configuration.md lists them.
        """;

    private static readonly string[] Help = ["--help", "-h", "-?", "/?", "help"];
    private static readonly string[] Version = ["--version", "version"];
    private static readonly string[] HostSwitches =
    [
        "urls", "environment", "contentRoot", "applicationName", "webRoot", "http_ports", "https_ports", "preferHostingUrls",
        "shutdownTimeoutSeconds", "allowedHosts", "hostingStartupAssemblies", "suppressStatusMessages", "detailedErrors",
    ];

    /// <summary>Whether the program has nothing to do but to say something.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="commands">Words that are commands.</param>
    public static bool IsAskedFor(string[] args, IReadOnlyList<string> commands) =>
        args.Length > 0 && (Help.Contains(args[0]) || Version.Contains(args[0]) || FindFault(args, commands) is not null);

    /// <returns>0 where it was asked for, 1 where the command line is wrong.</returns>
    public static async Task<int> RunAsync(string[] args, IReadOnlyList<string> commands)
    {
        if (Help.Contains(args[0]))
        {
            await Console.Out.WriteLineAsync(Text);
            return 0;
        }

        if (Version.Contains(args[0]))
        {
            await Console.Out.WriteLineAsync(ServiceVersion.Text);
            return 0;
        }

        await Console.Error.WriteLineAsync($"tdgan: {FindFault(args, commands)}; --help tells what there is");
        return 1;
    }

    /// <summary>What is wrong with the command line of the service, or null.</summary>
    /// <param name="args">The command line; one that begins with a command is not looked at.</param>
    /// <param name="commands">Words that are commands.</param>
    public static string? FindFault(string[] args, IReadOnlyList<string> commands)
    {
        for (int i = 0; i < args.Length && !commands.Contains(args[0]); i++)
        {
            string name = args[i].TrimStart('-', '/');
            bool isSwitch = name.Length < args[i].Length;
            if (isSwitch && !IsSetting(name.Split('=')[0]))
            {
                return $"{args[i]} is no option{Suggest(name, HostSwitches, "--")}";
            }

            if (!isSwitch && !args[i].Contains('=', StringComparison.Ordinal))
            {
                return $"{args[i]} is no command{Suggest(args[i], commands, "")}";
            }

            bool takesNext = isSwitch && !args[i].Contains('=', StringComparison.Ordinal);
            if (takesNext && i + 1 == args.Length)
            {
                return $"{args[i]} needs a value";
            }

            // The value of a switch without an equals sign is the next word.
            i += takesNext ? 1 : 0;
        }

        return null;
    }

    /// <summary>Keys have a colon, names of environment variables an underscore.</summary>
    private static bool IsSetting(string name) =>
        name.AsSpan().ContainsAny(':', '_') || HostSwitches.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Suggest(string given, IEnumerable<string> known, string prefix) =>
        NearestName.Find(given, known) is { } nearest ? $"; did you mean {prefix}{nearest}?" : "";
}
