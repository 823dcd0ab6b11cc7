using TDGan.Training.Loops;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Loops;

public sealed class BatchPrefetchTests
{
    [Fact]
    public void Take_FromAStep_GivesTheBatchesInTheirOrder()
    {
        using BatchPrefetch<Tensor> batches = Prefetch(firstStep: 3);
        Assert.Equal([3f, 4f, 5f, 6f], Enumerable.Range(0, 4).Select(_ => batches.Take().mean().item<float>()));
    }

    [Fact]
    public void Take_LoadingFailsLater_GivesWhatCameBeforeAndThrowsWhatItThrew()
    {
        using var batches = new BatchPrefetch<Tensor>(
            step => step == 0 ? zeros(2) : throw new InvalidDataException("damaged"), batch => [batch], firstStep: 0);
        Assert.Equal(0f, batches.Take().mean().item<float>());
        Assert.Equal("damaged", Assert.Throws<InvalidDataException>(() => batches.Take()).Message);
    }

    [Fact]
    public void Take_NextBatch_LetsTheOneBeforeGo()
    {
        using BatchPrefetch<Tensor> batches = Prefetch(firstStep: 0);
        Tensor first = batches.Take();
        Assert.False(first.IsInvalid);
        batches.Take();
        Assert.True(first.IsInvalid);
    }

    [Fact]
    public void Dispose_BatchesThatNobodyTook_LetsAllGo()
    {
        List<Tensor> made = [];
        using (var batches = new BatchPrefetch<Tensor>(step => Remember(made, full([2], (float)step)), batch => [batch], firstStep: 0))
        {
            batches.Take();
            batches.Take();
        }

        Assert.NotEmpty(made);
        Assert.All(made, tensor => Assert.True(tensor.IsInvalid));
    }

    private static Tensor Remember(List<Tensor> made, Tensor tensor)
    {
        made.Add(tensor);
        return tensor;
    }

    private static BatchPrefetch<Tensor> Prefetch(int firstStep) => new(step => full([2], (float)step), batch => [batch], firstStep);
}
