using TDGan.Inference.Batching;
using TDGan.Inference.Errors;
using TDGan.Inference.Requests;
using Xunit;

namespace TDGan.Inference.Tests.Batching;

/// <summary>Sessions that throw, return nonsense, lose their device, or hang.</summary>
public sealed class RequestBatcherFaultTests
{
    private const float Bad = 13;

    private readonly HeldRun _held = new();

    [Fact]
    public async Task RunAsync_OneItemMakesTheRunThrow_FailsAloneAmongEight()
    {
        var runner = new ScriptedRunner { Script = inputs => HoldThenThrow(inputs) };
        using var bench = new BatcherBench(runner);

        Dictionary<float, Task<float[]>> replies = await GatherAsync(bench, [2, 3, 4, Bad, 5, 6, 7, 8]);

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => replies[Bad]);
        foreach ((float x, Task<float[]> reply) in replies.Where(reply => reply.Key != Bad))
        {
            Assert.Equal(2 * x, Assert.Single(await reply));
        }

        Assert.Equal([1, 8, 4, 2, 2, 1, 1, 4], runner.Runs);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public async Task RunAsync_OneItemIsNotFinite_FailsAlone(float nonsense)
    {
        var runner = new ScriptedRunner { Script = _held.Script, Formula = x => x == Bad ? nonsense : 2 * x };
        using var bench = new BatcherBench(runner);

        Dictionary<float, Task<float[]>> replies = await GatherAsync(bench, [2, Bad, 4]);

        var exception = await Assert.ThrowsAsync<InferenceException>(() => replies[Bad]);
        Assert.Equal(InferenceError.BadModelOutput, exception.Error);
        Assert.Equal(4, Assert.Single(await replies[2]));
        Assert.Equal(8, Assert.Single(await replies[4]));
        Assert.Equal([1, 4], runner.Runs);
    }

    [Fact]
    public async Task RunAsync_NonsenseInAnOutputThatIsNotWanted_IsNoError()
    {
        var runner = new ScriptedRunner { Formula = _ => float.NaN };
        using var bench = new BatcherBench(runner);
        float[] z = new float[1];

        await bench.Batcher.RunAsync(1, [new[] { 5f }], [null, z], new RequestScope(CancellationToken.None));

        Assert.Equal([-5], z);
    }

    [Fact]
    public async Task RunAsync_DeviceLost_TellsTheCallerAndGoesOnWithANewSession()
    {
        var lost = new ScriptedRunner { Script = _ => throw new InferenceException(InferenceError.DeviceLost, "gone") };
        var renewed = new ScriptedRunner();
        using var bench = new BatcherBench(new BatchingOptions(), () => renewed, lost);

        var exception = await Assert.ThrowsAsync<InferenceException>(() => bench.RunAsync(1, 2));

        Assert.Equal(InferenceError.DeviceLost, exception.Error);
        Assert.Equal(6, Assert.Single(await bench.RunAsync(3)));
        Assert.True(lost.IsDisposed);
        Assert.Equal([3], renewed.Computed);
    }

    [Fact]
    public async Task RunAsync_SessionNotRenewedAtFirst_IsTriedAgainByTheNextBatch()
    {
        int attempts = 0;
        var lost = new ScriptedRunner { Script = _ => throw new InferenceException(InferenceError.DeviceLost, "gone") };
        using var bench = new BatcherBench(
            new BatchingOptions(), () => ++attempts < 3 ? throw new InvalidOperationException("still gone") : new ScriptedRunner(), lost);

        await Assert.ThrowsAsync<InferenceException>(() => bench.RunAsync(1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.RunAsync(2));

        Assert.Equal(6, Assert.Single(await bench.RunAsync(3)));
    }

    [Fact]
    public async Task StuckWorkers_RunThatHangs_CountsAfterTheConfiguredTime()
    {
        var runner = new ScriptedRunner { Script = _held.Script };
        var options = new BatchingOptions { StuckAfter = TimeSpan.FromSeconds(30) };
        using var bench = new BatcherBench(options, () => runner, runner);
        Task<float[]> hanging = bench.RunAsync(1);
        await _held.Began;

        bench.Time.Advance(TimeSpan.FromSeconds(30));
        int before = bench.Batcher.StuckWorkers;
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        int after = bench.Batcher.StuckWorkers;
        _held.Release();
        await hanging;
        await bench.RunAsync(2);

        Assert.Equal((0, 1), (before, after));
        Assert.Equal(0, bench.Batcher.StuckWorkers);
    }

    [Fact]
    public async Task StuckWorkers_NoWorkForHours_AreNone()
    {
        using var bench = new BatcherBench(new ScriptedRunner());
        await bench.RunAsync(1);

        bench.Time.Advance(TimeSpan.FromHours(5));

        Assert.True(SpinWait.SpinUntil(() => bench.Batcher.StuckWorkers == 0, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task RunAsync_CancelledWhileTheRunHangs_EndsAtOnce()
    {
        using var leaving = new CancellationTokenSource();
        using var bench = new BatcherBench(new ScriptedRunner { Script = _held.Script });
        Task<float[]> hanging = bench.RunAsync(leaving.Token, 1);
        await _held.Began;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        _held.Release();
    }

    private void HoldThenThrow(float[] inputs)
    {
        _held.Script(inputs);
        if (inputs.Contains(Bad))
        {
            throw new TimeZoneNotFoundException("An exception that nothing else throws.");
        }
    }

    /// <summary>Lets one item occupy the session until all of <paramref name="items"/> wait, then waits for every end.</summary>
    private async Task<Dictionary<float, Task<float[]>>> GatherAsync(BatcherBench bench, float[] items)
    {
        Task<float[]> first = bench.RunAsync(1);
        await _held.Began;
        var replies = items.ToDictionary(x => x, x => bench.RunAsync(x));
        _held.Release();
        await first;
        await Task.WhenAll(replies.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        return replies;
    }
}
