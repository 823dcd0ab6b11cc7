using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TDGan.Inference.Diagnostics;

namespace TDGan.Api.Telemetry;

/// <summary>OpenTelemetry: metrics for Prometheus, and both metrics and traces by OTLP where a collector is configured.</summary>
internal static class TelemetryRegistration
{
    public static void AddTDGanTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        bool exports = !string.IsNullOrEmpty(configuration[TelemetryOptions.OtlpEndpointKey]);
        services.AddSingleton<ApiMetrics>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("tdgan", serviceVersion: ServiceVersion.Text))
            .WithMetrics(metrics => AddMetrics(metrics, exports))
            .WithTracing(tracing => AddTraces(tracing, exports));
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
        tracing.AddAspNetCoreInstrumentation(options => options.Filter = context => !QuietPaths.Contains(context.Request.Path))
            .AddSource(InferenceTelemetry.ActivitySourceName);
        if (exports)
        {
            tracing.AddOtlpExporter();
        }
    }
}
