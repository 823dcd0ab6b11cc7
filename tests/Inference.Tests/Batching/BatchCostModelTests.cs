using TDGan.Inference.Batching;
using Xunit;

namespace TDGan.Inference.Tests.Batching;

public sealed class BatchCostModelTests
{
    private readonly BatchCostModel _cost = new();

    [Fact]
    public void Learn_RunsOnALine_FindsIt()
    {
        for (int i = 0; i < 20; i++)
        {
            int items = 1 << (i % 6);
            _cost.Learn(items, TimeSpan.FromMilliseconds((2 * items) + 5));
        }

        Assert.Equal(0.002, _cost.SecondsPerItem, 1e-6);
        Assert.Equal(0.005, _cost.SecondsPerRun, 1e-6);
        Assert.Equal(21, _cost.Estimate(8).TotalMilliseconds, 0.01);
    }

    [Fact]
    public void Learn_OneSizeOnly_TakesTheCostForAllOfTheItems()
    {
        _cost.Learn(4, TimeSpan.FromMilliseconds(8));
        _cost.Learn(4, TimeSpan.FromMilliseconds(8));

        Assert.Equal(16, _cost.Estimate(8).TotalMilliseconds, 0.01);
    }

    [Fact]
    public void Learn_AnotherSpeed_ForgetsTheOld()
    {
        Learn(times: 50, millisecondsPerItem: 1);
        Learn(times: 200, millisecondsPerItem: 3);

        Assert.Equal(0.003, _cost.SecondsPerItem, 1e-4);
    }

    [Fact]
    public void Learn_OneStall_IsNotBelieved()
    {
        Learn(times: 50, millisecondsPerItem: 1);
        double before = _cost.Estimate(8).TotalSeconds;

        _cost.Learn(8, TimeSpan.FromMinutes(1));

        Assert.InRange(_cost.Estimate(8).TotalSeconds, before, 2 * before);
    }

    [Theory]
    [InlineData(1, 10, 8, 2)]
    [InlineData(1, 1, 2, 4)]
    public void Learn_RunsOnAnImpossibleLine_NeverGivesANegativePart(int few, double fewMs, int many, double manyMs)
    {
        for (int i = 0; i < 10; i++)
        {
            _cost.Learn(few, TimeSpan.FromMilliseconds(fewMs));
            _cost.Learn(many, TimeSpan.FromMilliseconds(manyMs));
        }

        Assert.True(_cost.SecondsPerItem >= 0 && _cost.SecondsPerRun >= 0);
        Assert.True(_cost.Estimate(1) > TimeSpan.Zero);
    }

    [Fact]
    public void Doubt_EachTime_LowersTheEstimateByAFifth()
    {
        Learn(times: 10, millisecondsPerItem: 2);
        double before = _cost.Estimate(8).TotalSeconds;

        _cost.Doubt();

        Assert.Equal(0.8 * before, _cost.Estimate(8).TotalSeconds, 1e-6);
    }

    [Fact]
    public void Doubt_NothingLearnt_StaysAtNothing()
    {
        _cost.Doubt();

        Assert.Equal(TimeSpan.Zero, _cost.Estimate(8));
    }

    private void Learn(int times, double millisecondsPerItem)
    {
        for (int i = 0; i < times; i++)
        {
            int items = 1 << (i % 4);
            _cost.Learn(items, TimeSpan.FromMilliseconds(items * millisecondsPerItem));
        }
    }
}
