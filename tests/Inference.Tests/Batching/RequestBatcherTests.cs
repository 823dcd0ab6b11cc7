using TDGan.Inference.Batching;
using TDGan.Inference.Errors;
using TDGan.Inference.Requests;
using Xunit;

namespace TDGan.Inference.Tests.Batching;

public sealed class RequestBatcherTests
{
    private readonly HeldRun _held = new();

    [Fact]
    public async Task RunAsync_WhileTheSessionIsBusy_GathersIntoOneRun()
    {
        var runner = new ScriptedRunner { Script = _held.Script };
        using var bench = new BatcherBench(runner);
        Task<float[]> first = bench.RunAsync(1);
        await _held.Began;

        Task<float[]>[] others = [.. Enumerable.Range(2, 8).Select(x => bench.RunAsync(x))];
        _held.Release();

        Assert.Equal(2, Assert.Single(await first));
        Assert.Equal(Enumerable.Range(2, 8).Select(x => 2f * x), (await Task.WhenAll(others)).SelectMany(y => y));
        Assert.Equal([1, 8], runner.Runs);
    }

    [Fact]
    public async Task RunAsync_SeveralItems_ComeBackInTheirOrderWithOneTiming()
    {
        var runner = new ScriptedRunner();
        using var bench = new BatcherBench(runner);
        float[] items = [.. Enumerable.Range(1, 100).Select(x => (float)x)];
        (float[] y, float[] z) = (new float[100], new float[100]);

        BatchTiming timing = await bench.Batcher.RunAsync(100, [items], [y, z], new RequestScope(CancellationToken.None));

        Assert.Equal(items.Select(x => 2 * x), y);
        Assert.Equal(items.Select(x => -x), z);
        Assert.Equal(32, timing.BatchSize);
        Assert.Equal(items, runner.Computed);
    }

    [Fact]
    public async Task RunAsync_QueueFull_RefusesAtOnceAndSaysWhenToComeBack()
    {
        var runner = new ScriptedRunner { Script = _held.Script };
        using var bench = new BatcherBench(new BatchingOptions { QueueCapacity = 100, MaxBatchSize = 4 }, () => runner, runner);
        Enumerable.Range(0, 50).ToList().ForEach(_ => bench.Cost.Learn(4, TimeSpan.FromMilliseconds(80)));
        Task<float[]> running = bench.RunAsync(1);
        await _held.Began;
        Task<float[]> waiting = bench.RunAsync(Items(100));

        var exception = await Assert.ThrowsAsync<InferenceException>(() => bench.RunAsync(7));

        Assert.Equal((InferenceError.Overloaded, 100), (exception.Error, exception.Limit));
        Assert.Equal(InferenceError.Overloaded, Assert.Throws<InferenceException>(bench.Reserve).Error);
        Assert.Equal(exception.RetryAfter, bench.FindRefusal()?.RetryAfter);
        Assert.Equal(25 * 0.08, exception.RetryAfter!.Value.TotalSeconds, 0.01);
        _held.Release();
        await Task.WhenAll(running, waiting);
        Assert.DoesNotContain(7f, runner.Computed);
        bench.Reserve().Dispose();
        Assert.Null(bench.FindRefusal());
    }

    [Fact]
    public async Task Reserve_WhatWaitsAndWhatIsReserved_FillsTheQueue()
    {
        var runner = new ScriptedRunner { Script = _held.Script };
        using var bench = new BatcherBench(new BatchingOptions { QueueCapacity = 100 }, () => runner, runner);
        Task<float[]> running = bench.RunAsync(1);
        await _held.Began;
        Task<float[]> waiting = bench.RunAsync(Items(98));
        QueuePlace first = bench.Reserve(), second = bench.Reserve();

        Assert.Equal(InferenceError.Overloaded, Assert.Throws<InferenceException>(bench.Reserve).Error);
        first.Dispose();
        first.Dispose();
        Task<float[]> made = bench.RunAsync(1);

        // The place of the first is taken by its item, that of the second still held; giving one back twice frees one.
        Assert.Throws<InferenceException>(bench.Reserve);
        second.Dispose();
        bench.Reserve().Dispose();
        _held.Release();
        await Task.WhenAll(running, waiting, made);
    }

    [Theory]
    [InlineData(41, false)]
    [InlineData(40, true)]
    public async Task RunAsync_SeveralItems_EnterWholeOrNotAtAll(int count, bool fits)
    {
        var runner = new ScriptedRunner { Script = _held.Script };
        using var bench = new BatcherBench(new BatchingOptions { QueueCapacity = 100 }, () => runner, runner);
        Task<float[]> running = bench.RunAsync(1);
        await _held.Began;
        Task<float[]> waiting = bench.RunAsync(Items(60));

        Task<float[]> more = bench.RunAsync(Items(count));

        Assert.Equal(fits ? 100 : 60, bench.Batcher.QueueLength);
        _held.Release();
        await Task.WhenAll(running, waiting);
        Exception? refused = await Record.ExceptionAsync(() => more);
        Assert.Equal(fits ? null : InferenceError.Overloaded, (refused as InferenceException)?.Error);
    }

    [Fact]
    public async Task RunAsync_CancelledInTheQueue_EndsAtOnceAndIsNotComputed()
    {
        using var leaving = new CancellationTokenSource();
        var runner = new ScriptedRunner { Script = _held.Script };
        using var bench = new BatcherBench(runner);
        Task<float[]> running = bench.RunAsync(1);
        await _held.Began;
        Task<float[]> leaver = bench.RunAsync(leaving.Token, 2, 3);
        Task<float[]> stayer = bench.RunAsync(4);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        _held.Release();
        await Task.WhenAll(running, stayer);
        Assert.Equal([1, 4], runner.Computed);
    }

    [Fact]
    public async Task RunAsync_QueueFullOfThoseWhoLeft_TakesTheNext()
    {
        using var leaving = new CancellationTokenSource();
        var runner = new ScriptedRunner { Script = _held.Script };
        using var bench = new BatcherBench(new BatchingOptions { QueueCapacity = 100 }, () => runner, runner);
        Task<float[]> running = bench.RunAsync(1);
        await _held.Began;
        Task<float[]> stayer = bench.RunAsync(2);
        Task<float[]> leaver = bench.RunAsync(leaving.Token, Items(99));
        await leaving.CancelAsync();

        Task<float[]> next = bench.RunAsync(5);

        _held.Release();
        Assert.Equal([2, 4, 10], (await Task.WhenAll(running, stayer, next)).SelectMany(y => y));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        Assert.Equal([1, 2, 5], runner.Computed);
    }

    [Theory]
    [InlineData(900, false)]
    [InlineData(1100, true)]
    public async Task RunAsync_Deadline_IsComputedOnlyWhereTheRunFits(int deadlineMs, bool computed)
    {
        var runner = new ScriptedRunner();
        using var bench = new BatcherBench(runner);
        bench.Cost.Learn(1, TimeSpan.FromSeconds(1));
        bench.Deadline = bench.Time.GetUtcNow().AddMilliseconds(deadlineMs);

        Exception? exception = await Record.ExceptionAsync(() => bench.RunAsync(3));

        Assert.Equal(computed ? null : InferenceError.DeadlineExceeded, (exception as InferenceException)?.Error);
        Assert.Equal(computed ? [3f] : [], runner.Computed);
    }

    [Fact]
    public async Task RunAsync_EstimateFarTooHigh_IsDoubtedUntilARunProvesItWrong()
    {
        var runner = new ScriptedRunner();
        using var bench = new BatcherBench(runner);
        bench.Cost.Learn(1, TimeSpan.FromHours(1));
        bench.Deadline = bench.Time.GetUtcNow().AddSeconds(1);

        for (int i = 0; i < 100 && runner.Computed.Count == 0; i++)
        {
            await Record.ExceptionAsync(() => bench.RunAsync(3));
        }

        Assert.Equal([3f], runner.Computed);
    }

    [Fact]
    public async Task Dispose_ItemsWaiting_AreServedAndLaterOnesRefused()
    {
        var runner = new ScriptedRunner { Script = _held.Script };
        using var bench = new BatcherBench(runner);
        Task<float[]> running = bench.RunAsync(1);
        await _held.Began;
        Task<float[]> waiting = bench.RunAsync(2, 3, 4);

        bench.Batcher.Dispose();

        var refused = await Assert.ThrowsAsync<InferenceException>(() => bench.RunAsync(9));
        Assert.Equal(InferenceError.ShuttingDown, refused.Error);
        _held.Release();
        Assert.Equal(2, Assert.Single(await running));
        float[] expected = [4, 6, 8];
        Assert.Equal(expected, await waiting);
        Assert.True(bench.Batcher.Join(TimeSpan.FromMinutes(1)));
        Assert.True(runner.IsDisposed);
    }

    private static float[] Items(int count) => [.. Enumerable.Repeat(1f, count)];
}
