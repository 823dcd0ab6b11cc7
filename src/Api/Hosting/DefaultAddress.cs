using System.Globalization;
using Microsoft.Extensions.Options;

namespace TDGan.Api.Hosting;

/// <summary>The address where none is configured.</summary>
internal static class DefaultAddress
{
    public const string Url = "http://localhost:8080";

    /// <summary>
    /// Takes <see cref="Url"/> unless ASPNETCORE_URLS, --urls, ASPNETCORE_HTTP_PORTS, ASPNETCORE_HTTPS_PORTS or a Kestrel endpoint says
    /// otherwise.
    /// </summary>
    /// <exception cref="OptionsValidationException">A port is none; the server would take the text for the name of a host.</exception>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        CheckPorts(builder.Configuration, WebHostDefaults.HttpPortsKey);
        CheckPorts(builder.Configuration, WebHostDefaults.HttpsPortsKey);
        if (Configured(builder.Configuration).Length == 0)
        {
            builder.WebHost.UseUrls(Url);
        }
    }

    /// <summary>What is configured of addresses and ports, as it was written; empty for nothing.</summary>
    public static string[] Configured(IConfiguration configuration)
    {
        IEnumerable<string?> endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]);
        string?[] values =
        [
            .. endpoints,
            configuration[WebHostDefaults.ServerUrlsKey],
            configuration[WebHostDefaults.HttpPortsKey],
            configuration[WebHostDefaults.HttpsPortsKey],
        ];
        return [.. values.OfType<string>().Where(value => !string.IsNullOrWhiteSpace(value))];
    }

    /// <summary>
    /// Whether the server will listen on a port, as far as the configuration tells: an address without a port that can be read, such as a socket or
    /// port 0, may turn out to be any.
    /// </summary>
    /// <param name="configuration">After <see cref="UseDefaultAddress"/>.</param>
    /// <param name="port">1-65535.</param>
    public static bool MayListenOn(IConfiguration configuration, int port)
    {
        int?[] ports = [.. Configured(configuration).SelectMany(value => value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(PortOf)];
        return ports.Any(listened => listened is null or 0 || listened == port);
    }

    /// <summary>The port of an address, or the text of a bare one; null where it is neither.</summary>
    private static int? PortOf(string value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int bare))
        {
            return bare;
        }

        try
        {
            return BindingAddress.Parse(value) is { IsUnixPipe: false, IsNamedPipe: false } address ? address.Port : null;
        }
        catch (FormatException)
        {
            // The server refuses it in its own words.
            return null;
        }
    }

    private static void CheckPorts(ConfigurationManager configuration, string key)
    {
        foreach (string port in (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw new OptionsValidationException(key, typeof(ushort), [$"{key}: '{port}' is no port; a port is a number from 0 to 65535."]);
            }
        }
    }
}
