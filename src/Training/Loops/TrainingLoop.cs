using static TorchSharp.torch;

namespace TDGan.Training.Loops;

/// <summary>
/// The loop of every training: load, seed, learning rate, step, moving average, log, guard, validate, save. It ends with the budget, with the
/// patience, or when it is cancelled, and saves in each case; numbers that are not finite stop it before they reach a checkpoint.
/// </summary>
/// <remarks>A step follows from the seed and its number alone, so a resumed training repeats an unbroken one bit by bit.</remarks>
/// <typeparam name="TBatch">What one step learns from.</typeparam>
/// <param name="training">What is trained; stays the caller's.</param>
/// <param name="run">Gets the checkpoints.</param>
/// <param name="log">Gets the losses.</param>
internal sealed class TrainingLoop<TBatch>(ITrainable<TBatch> training, RunFolder run, TrainingLog log)
{
    private readonly LoopPlan _plan = training.Plan;

    /// <summary>Continues from a checkpoint of this training.</summary>
    public void Restore(string checkpoint)
    {
        training.Restore(checkpoint);
        training.State = PhaseState.Read(checkpoint);
    }

    /// <summary>Trains until the budget or the patience is used up or the token asks to stop; saves in each case.</summary>
    /// <returns>True where the training is complete.</returns>
    /// <exception cref="InvalidOperationException">A loss or a weight is infinite or not a number; nothing was saved since.</exception>
    public bool Run(CancellationToken cancellationToken)
    {
        var budget = new PhaseBudget(_plan.Steps, _plan.Minutes, TimeProvider.System, TimeSpan.FromSeconds(training.State.ElapsedSeconds));
        int step = training.State.StepsDone;
        double progress = Progress(budget, step);
        using (var batches = new BatchPrefetch<TBatch>(training.Load, training.Tensors, step))
        {
            while (progress < 1 && !cancellationToken.IsCancellationRequested)
            {
                IReadOnlyList<(string Name, double Value)> losses = Step(batches.Take(), step, progress);
                step++;
                progress = Progress(budget, step);
                log.Step(_plan.Phase, step, progress, new StepTiming(budget.Elapsed, batches.Waited, _plan.BatchSize), losses);
                FiniteGuard.CheckLosses(_plan.Phase, step, losses, run.LatestCheckpoint);
                progress = AfterStep(budget, step, progress);
            }
        }

        Save(budget, step);
        if (progress >= 1)
        {
            training.Complete();
        }

        return progress >= 1;
    }

    private static bool IsDue(int every, int step) => every > 0 && step % every == 0;

    /// <summary>1 as soon as the budget or the patience is used up.</summary>
    private double Progress(PhaseBudget budget, int step) =>
        _plan.Patience > 0 && training.State.EvaluationsWithoutGain >= _plan.Patience ? 1 : budget.Progress(step);

    private IReadOnlyList<(string Name, double Value)> Step(TBatch batch, int step, double progress)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(StepSeed.OfStep(_plan.Seed, step));
        training.SetLearningRate(_plan.Schedule.At(step, progress));
        IReadOnlyList<(string Name, double Value)> losses = training.Step(batch, step);
        training.Average?.Update(step);
        return losses;
    }

    /// <summary>Validates and saves where it is due.</summary>
    /// <returns>The progress, which a validation may have brought to its end.</returns>
    private double AfterStep(PhaseBudget budget, int step, double progress)
    {
        if (IsDue(_plan.ValidateEverySteps, step) || (progress >= 1 && _plan.ValidateEverySteps > 0))
        {
            Count(budget, step);
            training.Validate();
            progress = Progress(budget, step);
        }

        if (progress < 1 && IsDue(_plan.CheckpointEverySteps, step))
        {
            Save(budget, step);
        }

        return progress;
    }

    private void Count(PhaseBudget budget, int step) =>
        training.State = training.State with { StepsDone = step, ElapsedSeconds = budget.Elapsed.TotalSeconds };

    private void Save(PhaseBudget budget, int step)
    {
        FiniteGuard.CheckWeights(_plan.Phase, step, training.Networks, run.LatestCheckpoint);
        Count(budget, step);
        run.WriteCheckpoint(_plan.Number, step, folder =>
        {
            training.Save(folder);
            training.State.Write(folder);
        });
    }
}
