using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.ModelRepository;

public sealed class ServedModelTests : IDisposable
{
    private readonly RepositoryBench _bench = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task RunAsync_BatchedModel_CountsRequestItemsAndRun()
    {
        await _bench.Control.LoadAllAsync(Cancellation);
        using ModelLease lease = _bench.Catalogue.Lease(ModelNames.FaceBranch);

        var outputs = await lease.Model.RunAsync([Image(3)], [TensorNames.FaceCode], new RequestScope(Cancellation));

        Assert.Equal([TensorNames.FaceCode], outputs.Keys);
        AssertCounts(ModelNames.FaceBranch, items: 3);
    }

    [Fact]
    public async Task RunAsync_ModelWithoutAQueue_CountsRequestItemsAndRun()
    {
        TinyDetector.Write(_bench.Models.Path);
        await _bench.Control.LoadAllAsync(Cancellation);
        using ModelLease lease = _bench.Catalogue.Lease(ModelNames.FaceDetector);

        var outputs = await lease.Model.RunAsync(
            [new NamedTensor(TensorNames.Image, [1, 3, 32, 64], new float[3 * 32 * 64])], outputs: null, new RequestScope(Cancellation));

        Assert.Equal(lease.Model.Manifest.Outputs.Select(output => output.Name).Order(), outputs.Keys.Order());
        AssertCounts(ModelNames.FaceDetector, items: 1);
    }

    [Fact]
    public async Task RunAsync_CallerHasLeft_CountsAFailureAndNoRun()
    {
        await _bench.Control.LoadAllAsync(Cancellation);
        using ModelLease lease = _bench.Catalogue.Lease(ModelNames.FaceBranch);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => lease.Model.RunAsync([Image(1)], outputs: null, new RequestScope(new CancellationToken(canceled: true))));

        ModelStatistics statistics = _bench.Metrics.Read(ModelNames.FaceBranch);
        Assert.Equal((0, 1, 0), (statistics.Success.Count, statistics.Failure.Count, statistics.InferenceCount));
    }

    [Fact]
    public async Task RunAsync_DeadlineHasPassed_IsGivenUpBeforeItIsComputed()
    {
        await _bench.Control.LoadAllAsync(Cancellation);
        using ModelLease lease = _bench.Catalogue.Lease(ModelNames.FaceBranch);
        var clock = new PhaseClock(_bench.Metrics, TimeProvider.System);
        var scope = new RequestScope(clock, DateTimeOffset.UtcNow.AddSeconds(-1), Cancellation);

        var exception = await Assert.ThrowsAsync<InferenceException>(() => lease.Model.RunAsync([Image(1)], outputs: null, scope));

        Assert.Equal(InferenceError.DeadlineExceeded, exception.Error);
        Assert.Equal(0, _bench.Metrics.Read(ModelNames.FaceBranch).InferenceCount);
    }

    private static NamedTensor Image(int items) => new(TensorNames.Image, [items, 1, 32, 32], new float[items * 32 * 32]);

    private void AssertCounts(string model, int items)
    {
        ModelStatistics statistics = _bench.Metrics.Read(model);
        Assert.Equal((1, 0), (statistics.Success.Count, statistics.Failure.Count));
        Assert.True(statistics.Success.Total > TimeSpan.Zero);
        Assert.Equal(items, statistics.InferenceCount);
        Assert.Equal(items, statistics.Queue.Count);
        Assert.Equal(items, statistics.Runs.Sum(run => run.Key * run.Value.Count));
        Assert.NotNull(statistics.LastInference);
    }
}
