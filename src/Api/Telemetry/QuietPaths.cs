using System.Collections.Frozen;
using TDGan.Api.Errors;
using TDGan.Api.Health;
using TDGan.Api.Metrics;

namespace TDGan.Api.Telemetry;

/// <summary>
/// Addresses that machines ask every few seconds: no trace, and no log line above Debug. By path, because tracing decides before routing.
/// </summary>
internal static class QuietPaths
{
    private static readonly FrozenSet<string> Paths = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        HealthEndpoints.LivePath,
        HealthEndpoints.ReadyPath,
        HealthEndpoints.StartedPath,
        MetricsEndpoint.Path,
        OpenInferencePaths.Live,
        OpenInferencePaths.Ready);

    public static bool Contains(PathString path) => path.Value is { } text && Paths.Contains(text);
}
