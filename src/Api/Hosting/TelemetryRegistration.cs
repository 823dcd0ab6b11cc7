using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TDGan.Inference.Diagnostics;

namespace TDGan.Api.Hosting;

/// <summary>OpenTelemetry: metrics for Prometheus, and both metrics and traces by OTLP where a collector is configured.</summary>
internal static class TelemetryRegistration
{
    /// <summary>The standard variable; present means that a collector is wished.</summary>
    private const string StandardEndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTDGanTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        string? endpoint = configuration[$"{TelemetryOptions.SectionName}:{nameof(TelemetryOptions.OtlpEndpoint)}"];
        bool exports = !string.IsNullOrEmpty(endpoint) || !string.IsNullOrEmpty(configuration[StandardEndpointKey]);
        services.AddSingleton<ApiMetrics>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("tdgan", serviceVersion: ServiceVersion.Text))
            .WithMetrics(metrics => AddMetrics(metrics, exports))
            .WithTracing(tracing => AddTraces(tracing, exports));
        if (Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address))
        {
            services.Configure<OtlpExporterOptions>(options => options.Endpoint = address);
        }
    }

    private static void AddMetrics(MeterProviderBuilder metrics, bool exports)
    {
        metrics.AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddMeter(ApiMetrics.MeterName, InferenceTelemetry.MeterName)
            .AddView(HistogramBuckets.ForInstrument)
            .AddPrometheusExporter();
        if (exports)
        {
            metrics.AddOtlpExporter();
        }
    }

    private static void AddTraces(TracerProviderBuilder tracing, bool exports)
    {
        tracing.AddAspNetCoreInstrumentation(options =>
                options.Filter = context => context.GetEndpoint()?.Metadata.GetMetadata<QuietRequest>() is null)
            .AddSource(InferenceTelemetry.ActivitySourceName);
        if (exports)
        {
            tracing.AddOtlpExporter();
        }
    }
}
