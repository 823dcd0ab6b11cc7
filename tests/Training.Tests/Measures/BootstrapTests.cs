using TDGan.Training.Measures;

namespace TDGan.Training.Tests.Measures;

public sealed class BootstrapTests
{
    private const int Count = 100;

    [Fact]
    public void Intervals_ShareOfAHalf_SpanTwoStandardErrorsToEachSide()
    {
        ConfidenceInterval interval = Bootstrap.Intervals(Count, drawn => [drawn.Average(i => i % 2)])[0];

        // The standard error is sqrt(0.25 / 100) = 0.05, and 95 % lie within 1.96 of it.
        Assert.InRange(interval.Low, 0.38, 0.43);
        Assert.InRange(interval.High, 0.57, 0.62);
    }

    [Fact]
    public void Intervals_MeasureThatIsNaNAtTimes_LeavesTheseOut()
    {
        int asked = 0;

        ConfidenceInterval interval = Bootstrap.Intervals(Count, _ => [asked++ % 2 == 0 ? double.NaN : 3])[0];

        Assert.Equal(new ConfidenceInterval(3, 3), interval);
    }

    [Fact]
    public void Intervals_MeasureThatIsAlwaysNaN_AreNaN() =>
        Assert.Equal(new ConfidenceInterval(double.NaN, double.NaN), Bootstrap.Intervals(Count, _ => [double.NaN])[0]);
}
