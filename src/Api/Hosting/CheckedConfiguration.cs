using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using TDGan.Api.Http;
using TDGan.Api.Metrics;
using TDGan.Api.Shutdown;

namespace TDGan.Api.Hosting;

/// <summary>Checks all options at once and carries ours into the server and the host.</summary>
internal static class CheckedConfiguration
{
    /// <summary>
    /// The server and the host read their options while the application is built. They get ours only here, after the check, because asking
    /// for ours any earlier would end the start with the first faulty section and hide the others. Both read these values live.
    /// </summary>
    /// <exception cref="OptionsValidationException">One section is faulty.</exception>
    /// <exception cref="AggregateException">Several are.</exception>
    public static void UseCheckedConfiguration(this WebApplication app)
    {
        Check(app);

        CheckMetricsPort(app);
        LimitsOptions limits = app.Services.GetRequiredService<IOptions<LimitsOptions>>().Value;
        KestrelServerOptions server = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = limits.MaxBodyBytes;
        server.Limits.MinRequestBodyDataRate = new MinDataRate(limits.MinUploadBytesPerSecond, limits.UploadGracePeriod);

        ShutdownOptions shutdown = app.Services.GetRequiredService<IOptions<ShutdownOptions>>().Value;
        app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout = shutdown.GracePeriod;
    }

    /// <summary>A port that the server does not open would answer nobody, and the others would no longer show the metrics.</summary>
    private static void CheckMetricsPort(WebApplication app)
    {
        int? port = app.Services.GetRequiredService<IOptions<MetricsOptions>>().Value.Port;
        if (port is { } wanted && !DefaultAddress.MayListenOn(app.Configuration, wanted))
        {
            string addresses = string.Join(", ", DefaultAddress.Configured(app.Configuration));
            throw new OptionsValidationException(MetricsOptions.SectionName, typeof(MetricsOptions), [string.Create(
                CultureInfo.InvariantCulture,
                $"{MetricsOptions.SectionName}:Port is {wanted}, but the service listens on {addresses}; name the port there, too, as --urls \"{addresses};http://*:{wanted}\" does.")]);
        }
    }

    /// <summary>Values and names together, so that an operator learns of both at once.</summary>
    private static void Check(WebApplication app)
    {
        IReadOnlyList<string> unknown = KnownSettings.FindUnknown(app.Configuration);
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception faulty) when (unknown.Count > 0 && StartupFailure.Describe(faulty).Count > 0)
        {
            throw new AggregateException(new OptionsValidationException("", typeof(KnownSettings), unknown), faulty);
        }

        KnownSettings.Check(app.Configuration);
    }
}
