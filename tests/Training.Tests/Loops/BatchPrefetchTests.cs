using TDGan.Training.Loops;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Loops;

public sealed class BatchPrefetchTests
{
    [Fact]
    public void Take_StepsInOrder_GivesTheBatchOfEachStep()
    {
        using var batches = new BatchPrefetch<Tensor>(step => full([2], (float)step), batch => [batch]);
        Assert.Equal([3f, 4f, 5f], new[] { 3, 4, 5 }.Select(step => batches.Take(step).mean().item<float>()));
    }

    [Fact]
    public void Take_AnotherStep_IsNotTheOnePrepared()
    {
        using var batches = new BatchPrefetch<Tensor>(step => full([2], (float)step), batch => [batch]);
        batches.Take(0);
        Assert.Equal(9f, batches.Take(9).mean().item<float>());
    }

    [Fact]
    public void Take_LoadingFails_ThrowsWhatItThrew()
    {
        using var batches = new BatchPrefetch<Tensor>(_ => throw new InvalidDataException("damaged"), batch => [batch]);
        Assert.Equal("damaged", Assert.Throws<InvalidDataException>(() => batches.Take(0)).Message);
    }

    [Fact]
    public void Take_NextBatch_LetsTheOneBeforeGo()
    {
        using var batches = new BatchPrefetch<Tensor>(step => full([2], (float)step), batch => [batch]);
        Tensor first = batches.Take(0);
        batches.Take(1);
        Assert.True(first.IsInvalid);
    }
}
