using TDGan.Inference.Cores;
using TDGan.Inference.Errors;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Sessions;

public sealed class OnnxSessionPoolTests : IDisposable
{
    private readonly TinyModelRepository _models = TinyModelRepository.Create();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task LeaseAsync_AllLeased_WaitsForAReturn()
    {
        using OnnxSessionPool pool = CreatePool(sessions: 1);
        SessionLease first = await pool.LeaseAsync(Cancellation);

        ValueTask<SessionLease> second = pool.LeaseAsync(Cancellation);
        Assert.False(second.IsCompleted);
        first.Dispose();

        using SessionLease lease = await second;
    }

    [Fact]
    public async Task LeaseAsync_CancelledWait_LosesNoSession()
    {
        using OnnxSessionPool pool = CreatePool(sessions: 1);
        using var source = new CancellationTokenSource();
        SessionLease first = await pool.LeaseAsync(Cancellation);
        ValueTask<SessionLease> second = pool.LeaseAsync(source.Token);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await second);
        first.Dispose();

        using SessionLease third = await pool.LeaseAsync(Cancellation);
    }

    [Fact]
    public async Task Dispose_WhileLeased_LetsTheRunEnd()
    {
        OnnxSessionPool pool = CreatePool(sessions: 2);
        using SessionLease lease = await pool.LeaseAsync(Cancellation);

        pool.Dispose();

        Assert.NotEmpty(lease.Run([Image(0.5f)]));
    }

    [Fact]
    public async Task Dispose_WhileRunsAreUnderWay_EndsThemWell()
    {
        OnnxSessionPool pool = CreatePool(sessions: 2);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int>[] runners = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunUntilRetiredAsync(pool, started), Cancellation))];
        await started.Task;

        pool.Dispose();

        Assert.Contains(await Task.WhenAll(runners), runs => runs > 0);
    }

    [Fact]
    public async Task LeaseAsync_AfterDispose_SaysShuttingDown()
    {
        OnnxSessionPool pool = CreatePool(sessions: 1);
        pool.Dispose();

        var exception = await Assert.ThrowsAsync<InferenceException>(async () => await pool.LeaseAsync(Cancellation));

        Assert.Equal(InferenceError.ShuttingDown, exception.Error);
    }

    [Fact]
    public async Task Run_AfterTheLeaseWasReturned_Throws()
    {
        using OnnxSessionPool pool = CreatePool(sessions: 1);
        SessionLease lease = await pool.LeaseAsync(Cancellation);
        lease.Dispose();
        lease.Dispose();

        Assert.Throws<ObjectDisposedException>(() => lease.Run([Image(0)]));
    }

    [Fact]
    public async Task Run_SixtyFourAtOnce_GivesExactlyTheLoneReply()
    {
        using OnnxSessionPool pool = CreatePool(sessions: 2);
        float[] lone = await RunAsync(pool, 0.3f);

        float[][] replies = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(i => Task.Run(() => RunAsync(pool, i % 2 == 0 ? 0.3f : 0.9f), Cancellation)));

        Assert.All(replies.Where((_, i) => i % 2 == 0), reply => Assert.Equal(lone, reply));
    }

    private static async Task<int> RunUntilRetiredAsync(OnnxSessionPool pool, TaskCompletionSource started)
    {
        for (int runs = 0; ; runs++)
        {
            try
            {
                await RunAsync(pool, 0.5f);
                started.TrySetResult();
            }
            catch (InferenceException exception) when (exception.Error == InferenceError.ShuttingDown)
            {
                return runs;
            }
        }
    }

    private static async Task<float[]> RunAsync(OnnxSessionPool pool, float value)
    {
        using SessionLease lease = await pool.LeaseAsync(Cancellation);
        return lease.Run([Image(value)])["face_code"].Data.ToArray();
    }

    private static NamedTensor Image(float value)
    {
        float[] values = new float[32 * 32];
        Array.Fill(values, value);
        return new NamedTensor("image", [1, 1, 32, 32], values);
    }

    private OnnxSessionPool CreatePool(int sessions)
    {
        var options = Microsoft.Extensions.Options.Options.Create(new OnnxSessionPoolOptions { Device = "cpu", Sessions = sessions });
        var factory = new OnnxSessionFactory(options, new FakeProbe(), new ProcessorCores(2));
        return factory.CreatePool(_models.File("face-branch", "model.onnx"));
    }
}
