using TDGan.Inference.Batching;
using TDGan.Inference.Errors;
using Xunit;

namespace TDGan.Inference.Tests.Batching;

/// <summary>Nobody is let in who could not be answered in time.</summary>
public sealed class AdmissionPaceTests
{
    [Fact]
    public async Task Reserve_PaceTooSlowForTheDeadline_IsRefusedWithThePredictedDrain()
    {
        HeldRun held = new();
        var runner = new ScriptedRunner { Script = held.Script };
        using var bench = new BatcherBench(runner);
        Task<float[]> slow = bench.RunAsync(1);
        await held.Began;
        bench.Time.Advance(TimeSpan.FromSeconds(4));
        QueuePlace[] places = [bench.Reserve(), bench.Reserve()];
        held.Release();
        await slow;

        // Four seconds for each: two are under way, so that the next leaves after twelve.
        bench.Deadline = bench.Time.GetUtcNow() + TimeSpan.FromSeconds(10);
        InferenceException refusal = Assert.Throws<InferenceException>(bench.Reserve);
        Assert.Equal((InferenceError.Overloaded, null, 8.0), (refusal.Error, refusal.Limit, refusal.RetryAfter!.Value.TotalSeconds));
        Assert.Equal(refusal.RetryAfter, bench.FindRefusal()!.RetryAfter);

        bench.Deadline = bench.Time.GetUtcNow() + TimeSpan.FromSeconds(13);
        Assert.Null(bench.FindRefusal());

        bench.Deadline = bench.Time.GetUtcNow() + TimeSpan.FromSeconds(1);
        Array.ForEach(places, place => place.Dispose());
        Assert.Null(bench.FindRefusal());
    }
}
