using System.Globalization;
using TDGan.Training.Plots;

namespace TDGan.Training.Tests.Reporting;

public sealed class PlotAxisTests
{
    [Theory]
    [InlineData(2675d)]
    [InlineData(86.47)]
    [InlineData(0d)]
    public void Ticks_OverASingleValue_ReadDifferently(double value)
    {
        PlotAxis axis = PlotAxis.Over("step", [value]);
        Assert.InRange(axis.Share(value), 0.4, 0.6);
        Assert.Distinct(axis.Ticks(5).Select(tick => tick.ToString("G6", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Over_SeveralValues_HoldsThemAllAndSkipsWhatIsNoNumber()
    {
        PlotAxis axis = PlotAxis.Over("loss", [1, double.NaN, 3, double.PositiveInfinity]);
        Assert.InRange(axis.Low, 0.9, 1);
        Assert.InRange(axis.High, 3, 3.1);
    }
}
