
namespace TDGan.Api.Metrics;

/// <summary><c>GET /metrics</c>: Prometheus text.</summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint(Path);
}
