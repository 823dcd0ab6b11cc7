using Microsoft.Extensions.Options;
using TDGan.Inference.Cores;
using TDGan.Inference.Errors;
using TDGan.Inference.Images;
using Xunit;

namespace TDGan.Inference.Tests.Images;

public sealed class DecodeGateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnterAsync_MoreThanTheCores_WaitUntilADecodeEnds()
    {
        DecodeGate gate = Create(cores: 2);
        using DecodePass first = await gate.EnterAsync(1, Cancellation);
        using DecodePass second = await gate.EnterAsync(1, Cancellation);
        Task<DecodePass> third = gate.EnterAsync(1, Cancellation).AsTask();
        Assert.Equal((false, 1), (third.IsCompleted, gate.Waiting));

        second.EndDecoding();

        using DecodePass entered = await third;
        Assert.Equal(0, gate.Waiting);
    }

    [Fact]
    public async Task EnterAsync_MoreThanTheBudget_WaitsUntilPixelsAreGone()
    {
        DecodeGate gate = Create(cores: 8, maxPixels: 100);
        DecodePass first = await gate.EnterAsync(60, Cancellation);
        first.EndDecoding();
        Task<DecodePass> second = gate.EnterAsync(41, Cancellation).AsTask();
        Task<DecodePass> small = gate.EnterAsync(1, Cancellation).AsTask();
        Assert.Equal((false, false), (second.IsCompleted, small.IsCompleted));

        first.Dispose();
        first.Dispose();

        using DecodePass next = await second;
        using DecodePass last = await small;
        Task<DecodePass> beyond = gate.EnterAsync(59, Cancellation).AsTask();
        Assert.False(beyond.IsCompleted);
        next.Dispose();
        (await beyond).Dispose();
    }

    [Fact]
    public async Task EnterAsync_PictureAboveTheBudget_GetsAllOfIt()
    {
        DecodeGate gate = Create(cores: 2, maxPixels: 10);
        using (await gate.EnterAsync(1000, Cancellation))
        {
            Assert.False(gate.EnterAsync(1, Cancellation).AsTask().IsCompleted);
        }
    }

    [Fact]
    public async Task EnterAsync_FullLine_IsRefusedAtOnce()
    {
        DecodeGate gate = Create(cores: 1, maxWaiting: 1);
        using DecodePass first = await gate.EnterAsync(1, Cancellation);
        Task<DecodePass> second = gate.EnterAsync(1, Cancellation).AsTask();

        InferenceException exception =
            await Assert.ThrowsAsync<InferenceException>(() => gate.EnterAsync(1, Cancellation).AsTask());

        Assert.Equal(InferenceError.Overloaded, exception.Error);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task EnterAsync_CancelledWhileItWaits_LetsTheNextOneThrough()
    {
        DecodeGate gate = Create(cores: 4, maxPixels: 10);
        using DecodePass first = await gate.EnterAsync(5, Cancellation);
        using CancellationTokenSource leaving = new();
        Task<DecodePass> large = gate.EnterAsync(10, leaving.Token).AsTask();
        Task<DecodePass> small = gate.EnterAsync(5, Cancellation).AsTask();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        (await small).Dispose();
    }

    [Fact]
    public async Task EnterAsync_CancelledBefore_TakesNothing()
    {
        DecodeGate gate = Create(cores: 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.EnterAsync(1, new CancellationToken(canceled: true)).AsTask());
        using DecodePass pass = await gate.EnterAsync(1, Cancellation);
        Assert.Equal(0, gate.Waiting);
    }

    [Fact]
    public async Task EnterAsync_ManyAtOnce_NeverExceedsEitherBound()
    {
        DecodeGate gate = Create(cores: 3, maxPixels: 20, maxWaiting: 1000);
        (int decoding, int pixels, int mostDecoding, int mostPixels) = (0, 0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(async () =>
        {
            int size = 1 + (i % 10);
            using DecodePass pass = await gate.EnterAsync(size, Cancellation);
            InterlockedMax(ref mostDecoding, Interlocked.Increment(ref decoding));
            InterlockedMax(ref mostPixels, Interlocked.Add(ref pixels, size));
            await Task.Yield();
            Interlocked.Decrement(ref decoding);
            pass.EndDecoding();
            await Task.Yield();
            Interlocked.Add(ref pixels, -size);
        })));
        Assert.InRange(mostDecoding, 1, 3);
        Assert.InRange(mostPixels, 1, 20);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }

    private static DecodeGate Create(int cores, long maxPixels = 1000, int maxWaiting = 10) => new(
        Options.Create(new ImageDecodingOptions { MaxPixelsInWork = maxPixels, MaxWaiting = maxWaiting }), new ProcessorCores(cores));
}
