using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace TDGan.Api.Hosting;

/// <summary>Bucket boundaries: the library's defaults are made for milliseconds and would put every value in seconds into the first bucket.</summary>
internal static class HistogramBuckets
{
    private static readonly double[] Seconds =
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    /// <summary>Boundaries for histograms in seconds; null leaves every other instrument as it is.</summary>
    public static MetricStreamConfiguration? ForInstrument(Instrument instrument) =>
        instrument.Unit == "s" && instrument.GetType().GetGenericTypeDefinition() == typeof(Histogram<>)
            ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds }
            : null;
}
