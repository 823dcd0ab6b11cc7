using TDGan.Training.Loops;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Loops;

/// <summary>What sets the length of a step: schedule, budget, decay.</summary>
public sealed class OptimizerTests
{
    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(3, 0, 2)]
    [InlineData(9, 0.25, 1.70710678)]
    [InlineData(9, 0.5, 1)]
    [InlineData(9, 1, 0)]
    public void At_WarmUpOfFour_RisesThenFallsAlongACosine(int step, double progress, double rate) =>
        Assert.Equal(rate, new LearningRateSchedule(peak: 2, warmUpSteps: 4).At(step, progress), 1e-8);

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void At_NoDecay_StaysAtThePeak(double progress) =>
        Assert.Equal(2, new LearningRateSchedule(peak: 2, warmUpSteps: 0, decays: false).At(7, progress));

    [Theory]
    [InlineData(3, 0.75)]
    [InlineData(1, 0.5)]
    public void Progress_StepsAndMinutes_IsTheOneThatIsFurther(int stepsDone, double progress)
    {
        var budget = new PhaseBudget(maxSteps: 4, maxMinutes: 2, new FixedClock(), elapsedBefore: TimeSpan.FromMinutes(1));
        Assert.Equal(progress, budget.Progress(stepsDone));
        Assert.Equal(1, new PhaseBudget(4, 1, new FixedClock(), TimeSpan.FromMinutes(3)).Progress(0));
    }

    [Fact]
    public void Create_Decay_ShrinksMatricesAndLeavesBiases()
    {
        using var network = nn.Linear(3, 3);
        using AdamW optimizer = AdamWFactory.Create(network, learningRate: 0.1, weightDecay: 0.5);
        using Tensor weight = network.weight!.clone(), bias = network.bias!.clone();
        optimizer.zero_grad();
        (network.forward(zeros(1, 3)).sum() * 0).backward();
        optimizer.step();
        Assert.True(network.weight!.allclose(weight * (1 - (0.1 * 0.5))));
        Assert.True(network.bias!.Equals(bias));
    }

    [Fact]
    public void OfStep_SeedsAndSteps_AllDiffer()
    {
        long[] seeds = [.. new[] { 1, 2 }.SelectMany(seed => new[] { 0, 1 }.SelectMany(step => new[] { StepSeed.OfStep(seed, step), StepSeed.OfBatch(seed, step) }))];
        Assert.Equal(seeds.Length, seeds.Distinct().Count());
    }

    private sealed class FixedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
