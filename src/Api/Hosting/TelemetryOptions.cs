namespace TDGan.Api.Hosting;

/// <summary>Where telemetry goes besides <c>/metrics</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string SectionName = "TDGan:Telemetry";

    /// <summary>
    /// Address of an OTLP collector (gRPC), or null for none. Without it the standard <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> counts, together
    /// with the other <c>OTEL_EXPORTER_OTLP_*</c> variables. Default null.
    /// </summary>
    public string? OtlpEndpoint { get; set; }
}
