using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace TDGan.Api.Telemetry;

/// <summary>
/// Bucket boundaries for request durations. The framework's own begin at 5 ms, where most classifications have long ended; every other
/// histogram in seconds, the pipeline's included, advises boundaries that fit it.
/// </summary>
internal static class HistogramBuckets
{
    private const string RequestDuration = "http.server.request.duration";

    private static readonly double[] Seconds =
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    /// <summary>Boundaries for request durations; null leaves every other instrument as it is.</summary>
    public static MetricStreamConfiguration? ForInstrument(Instrument instrument) =>
        instrument.Name == RequestDuration ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds } : null;
}
