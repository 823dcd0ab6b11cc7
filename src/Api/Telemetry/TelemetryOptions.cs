namespace TDGan.Api.Telemetry;

/// <summary>Where telemetry goes besides <c>/metrics</c>.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>
    /// The standard key, from any source of configuration; the exporter reads it and the other <c>OTEL_EXPORTER_OTLP_*</c> keys itself.
    /// </summary>
    public const string OtlpEndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Address of an OTLP collector. Default null: nothing is exported.</summary>
    [ConfigurationKeyName(OtlpEndpointKey)]
    public string? OtlpEndpoint { get; set; }
}
