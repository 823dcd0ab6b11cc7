namespace TDGan.Api.Metrics;

/// <summary>Where <c>/metrics</c> is answered.</summary>
internal sealed class MetricsOptions
{
    public const string SectionName = "TDGan:Metrics";

    /// <summary>
    /// Port of this machine that alone answers <c>/metrics</c>, and nothing of <c>/api</c> and <c>/v2</c> but probes and admin calls,
    /// 1-65535; the service must listen on it. Default null: every port.
    /// </summary>
    public int? Port { get; set; }
}
