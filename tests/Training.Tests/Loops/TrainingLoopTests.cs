using TDGan.Training.Loops;

namespace TDGan.Training.Tests.Loops;

/// <summary>The one loop of every training, on a network that only counts.</summary>
public sealed class TrainingLoopTests : IDisposable
{
    private readonly RunFolder _run = RunFolder.Create(Path.Combine(Path.GetTempPath(), $"tdgan-loop-{Guid.NewGuid():N}"));

    private static LoopPlan Plan { get; } = new()
    {
        Phase = "counting",
        Number = 1,
        Seed = 5,
        Steps = 5,
        BatchSize = 1,
        Schedule = new LearningRateSchedule(1, warmUpSteps: 2),
        CheckpointEverySteps = 2,
        ValidateEverySteps = 3,
    };

    public void Dispose() => Directory.Delete(_run.Root, recursive: true);

    [Fact]
    public void Run_WholePlan_StepsValidatesAndSavesWhenDue()
    {
        using var training = new CountingTraining(Plan);
        Assert.True(Run(training));
        Assert.Equal(
            ["step 0", "step 1", "save", "step 2", "validate 3", "step 3", "save", "step 4", "validate 5", "save", "complete"],
            training.Asked);
        Assert.Equal(5, PhaseState.Read(_run.LatestCheckpoint!).StepsDone);
    }

    [Fact]
    public void Run_WholePlan_SetsTheRateOfTheScheduleBeforeEachStep()
    {
        using var training = new CountingTraining(Plan);
        Run(training);
        Assert.Equal(Enumerable.Range(0, 5).Select(step => Plan.Schedule.At(step, step / 5.0)), training.Steps.Select(step => step.Rate));
    }

    [Fact]
    public void Run_StoppedAndResumed_SeedsEachStepLikeAnUnbrokenRun()
    {
        using var unbroken = new CountingTraining(Plan);
        Run(unbroken);
        using var first = new CountingTraining(Plan);
        Array.ForEach(Directory.GetDirectories(_run.Root), folder => Directory.Delete(folder, recursive: true));
        Assert.False(Run(first, stopAtLine: 5 + 2));
        Assert.Equal(["step 0", "step 1", "save", "save"], first.Asked);

        using var second = new CountingTraining(Plan);
        Assert.True(Run(second, resume: true));
        Assert.Equal(["restore", "step 2"], second.Asked.Take(2));
        Assert.Equal(unbroken.Steps, [.. first.Steps, .. second.Steps]);
        Assert.Equal(5, unbroken.Steps.Select(step => step.Random).Distinct().Count());
    }

    [Fact]
    public void Run_MovingAverage_IsUpdatedAfterEachStep()
    {
        List<float> averages = [];
        CountingTraining? counting = null;
        using var training = new CountingTraining(Plan)
        {
            Change = (network, step) =>
            {
                averages.Add(counting!.Averaged.bias!.item<float>());
                network.parameters().Last().fill_(step);
            },
        };
        counting = training;
        Run(training);
        Assert.Equal([0f, 1f, 2f, 3f], averages.Skip(1));
        Assert.Equal(4f, training.Averaged.bias!.item<float>());
    }

    [Theory]
    [InlineData(false, 6)]
    [InlineData(true, 20)]
    public void Run_Patience_EndsAfterValidationsWithoutGain(bool gains, int steps)
    {
        using var training = new CountingTraining(Plan with { Steps = 20, Patience = 2 }) { Gains = gains };
        Assert.True(Run(training));
        Assert.Equal(steps, PhaseState.Read(_run.LatestCheckpoint!).StepsDone);
    }

    [Fact]
    public void Run_LossThatIsNoNumber_StopsAndKeepsTheCheckpointBefore()
    {
        using var training = new CountingTraining(Plan) { Loss = step => step < 3 ? 1 : double.NaN };
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Run(training));
        Assert.Contains("step 4 of the counting phase", error.Message, StringComparison.Ordinal);
        Assert.Contains(_run.LatestCheckpoint!, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, PhaseState.Read(_run.LatestCheckpoint!).StepsDone);
        Assert.DoesNotContain("complete", training.Asked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Run_WeightThatIsNoNumber_StopsBeforeTheNextCheckpoint(int badStep)
    {
        using var training = new CountingTraining(Plan)
        {
            Change = (network, step) =>
            {
                if (step == badStep)
                {
                    network.parameters().First().fill_(float.NaN);
                }
            },
        };
        Assert.Contains("weight", Assert.Throws<InvalidOperationException>(() => Run(training)).Message, StringComparison.Ordinal);
        Assert.Equal(badStep / 2, training.Asked.Count(asked => asked == "save"));
        Assert.DoesNotContain("complete", training.Asked);
    }

    [Fact]
    public void Run_PlanWithoutANumber_KeepsOneCheckpoint()
    {
        using var training = new CountingTraining(Plan with { Number = null });
        Run(training);
        Assert.Equal(_run.Combine("checkpoint"), Assert.Single(Directory.GetDirectories(_run.Root)));
        Assert.Equal(_run.Combine("checkpoint"), _run.LatestCheckpoint);
    }

    private bool Run(CountingTraining training, bool resume = false, int stopAtLine = int.MaxValue) => SteppedRun.Execute(
        _run,
        (log, cancellationToken) =>
        {
            var loop = new TrainingLoop<int>(training, _run, log);
            if (resume)
            {
                loop.Restore(_run.LatestCheckpoint!);
            }

            return loop.Run(cancellationToken);
        },
        stopAtLine);
}
