using TDGan.Inference.Batching;
using Xunit;

namespace TDGan.Inference.Tests.Batching;

public sealed class BatchSizesTests
{
    private static readonly TimeSpan Unbounded = TimeSpan.FromDays(1);

    private readonly BatchCostModel _cost = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    public void Containing_Items_IsTheNextSize(int items, int expected) => Assert.Equal(expected, new BatchSizes(32).Containing(items));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 4)]
    [InlineData(8, 8)]
    [InlineData(100, 32)]
    public void Choose_ItemsAreAllThatCosts_PadsNothing(int available, int expected)
    {
        Learn(millisecondsPerItem: 2, millisecondsPerRun: 0);

        Assert.Equal(expected, new BatchSizes(32).Choose(available, _cost, Unbounded));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(7, 7)]
    [InlineData(9, 9)]
    [InlineData(100, 32)]
    public void Choose_RunsAreAllThatCosts_PadsToTakeEverything(int available, int expected)
    {
        Learn(millisecondsPerItem: 0, millisecondsPerRun: 10);

        Assert.Equal(expected, new BatchSizes(32).Choose(available, _cost, Unbounded));
    }

    [Theory]
    [InlineData(100, 32, 8)]
    [InlineData(32, 32, 8)]
    [InlineData(1, 32, 1)]
    [InlineData(100, 4, 4)]
    public void Choose_LongestRun_IsNotExceeded(int available, int max, int expected)
    {
        Learn(millisecondsPerItem: 10, millisecondsPerRun: 1);

        Assert.Equal(expected, new BatchSizes(max).Choose(available, _cost, TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public void Choose_EvenOneItemTakesTooLong_TakesOne()
    {
        Learn(millisecondsPerItem: 500, millisecondsPerRun: 1);

        Assert.Equal(1, new BatchSizes(32).Choose(5, _cost, TimeSpan.FromMilliseconds(100)));
    }

    private void Learn(double millisecondsPerItem, double millisecondsPerRun)
    {
        for (int i = 0; i < 20; i++)
        {
            int items = 1 << (i % 6);
            _cost.Learn(items, TimeSpan.FromMilliseconds((items * millisecondsPerItem) + millisecondsPerRun));
        }
    }
}
