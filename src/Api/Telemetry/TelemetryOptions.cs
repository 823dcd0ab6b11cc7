namespace TDGan.Api.Telemetry;

/// <summary>Where telemetry goes besides <c>/metrics</c>.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>
    /// The standard key, from any source of configuration; the exporter reads it and the other <c>OTEL_EXPORTER_OTLP_*</c> keys itself.
    /// </summary>
    public const string OtlpEndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The standard key of the protocol, read by the exporter likewise.</summary>
    public const string OtlpProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>Address of an OTLP collector. Default null: nothing is exported.</summary>
    [ConfigurationKeyName(OtlpEndpointKey)]
    public string? OtlpEndpoint { get; set; }

    /// <summary>How the collector is spoken to, one of <see cref="OtlpProtocols"/>. Default null: grpc.</summary>
    [ConfigurationKeyName(OtlpProtocolKey)]
    public string? OtlpProtocol { get; set; }

    /// <summary>What the exporter speaks.</summary>
    public static IReadOnlyList<string> OtlpProtocols { get; } = ["grpc", "http/protobuf"];
}
