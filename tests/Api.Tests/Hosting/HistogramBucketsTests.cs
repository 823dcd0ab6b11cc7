using System.Diagnostics.Metrics;
using TDGan.Api.Hosting;

namespace TDGan.Api.Tests.Hosting;

public sealed class HistogramBucketsTests
{
    [Fact]
    public void ForInstrument_HistogramInSeconds_HasBoundariesBelowOneSecond()
    {
        using Meter meter = new("tests");
        Assert.NotNull(HistogramBuckets.ForInstrument(meter.CreateHistogram<double>("duration", "s")));
    }

    [Fact]
    public void ForInstrument_AnythingElse_IsLeftAlone()
    {
        using Meter meter = new("tests");
        Assert.Null(HistogramBuckets.ForInstrument(meter.CreateHistogram<double>("size", "By")));
        Assert.Null(HistogramBuckets.ForInstrument(meter.CreateCounter<double>("busy", "s")));
    }
}
