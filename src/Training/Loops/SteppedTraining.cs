using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Loops;

/// <summary>
/// The loop of a network that learns in one phase: a batch, a loss, a step, an average; checkpoints and looks at validation photos in between.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="TBatch">What it learns from in a step.</typeparam>
internal abstract class SteppedTraining<TNetwork, TBatch> : IDisposable
    where TNetwork : nn.Module
{
    private const int Number = 1;
    private const string OptimizerFile = "optimizer.state";
    private const double MaxGradientNorm = 10;

    private readonly string phase;
    private readonly SteppedOptions options;
    private readonly RunFolder run;
    private readonly TrainingLog log;
    private readonly TNetwork network;
    private readonly TNetwork average;
    private readonly WeightAverage weightAverage;
    private readonly AdamW optimizer;
    private readonly LearningRateSchedule schedule;
    private PhaseState state;

    /// <param name="phase">Name in <see cref="PhaseState.Phase"/> and of the files with the weights.</param>
    /// <param name="create">Makes the network; called twice, after the seed was set.</param>
    /// <param name="options">How it learns.</param>
    /// <param name="run">Gets checkpoints.</param>
    /// <param name="log">Gets losses and looks.</param>
    protected SteppedTraining(string phase, Func<TNetwork> create, SteppedOptions options, RunFolder run, TrainingLog log)
    {
        (this.phase, this.options, this.run, this.log) = (phase, options, run, log);
        random.manual_seed(options.Seed);
        network = create();
        average = create();
        weightAverage = new WeightAverage(network, average, options.EmaDecay);
        optimizer = AdamWFactory.Create(network, options.LearningRate, options.WeightDecay);
        schedule = new LearningRateSchedule(options.LearningRate, options.WarmUpSteps);
        state = new PhaseState { Phase = phase };
    }

    private string WeightsFile => $"{phase}.weights";

    /// <summary>Continues from a checkpoint.</summary>
    public void Restore(string checkpoint)
    {
        network.load(Path.Combine(checkpoint, WeightsFile));
        average.load(Path.Combine(checkpoint, AverageFile(phase)));
        optimizer.load_state_dict(Path.Combine(checkpoint, OptimizerFile));
        state = PhaseState.Read(checkpoint);
    }

    /// <summary>Takes the averaged weights of a checkpoint, of this or another run, and starts anew with them.</summary>
    public void StartFrom(string checkpoint)
    {
        network.load(Path.Combine(checkpoint, AverageFile(phase)));
        average.load(Path.Combine(checkpoint, AverageFile(phase)));
    }

    /// <summary>Trains until the budget is used or the token asks to stop; saves in both cases.</summary>
    /// <returns>True where the training is complete.</returns>
    public bool Run(CancellationToken cancellationToken)
    {
        var budget = new PhaseBudget(options.Steps, options.Minutes, TimeProvider.System, TimeSpan.FromSeconds(state.ElapsedSeconds));
        int step = state.StepsDone;
        double progress = budget.Progress(step);
        using var source = new BatchStream<TBatch>(Compose, step);
        while (progress < 1 && !cancellationToken.IsCancellationRequested)
        {
            (string, double)[] losses = Step(source.Take(), step, progress);
            step++;
            progress = budget.Progress(step);
            state = state with { StepsDone = step, ElapsedSeconds = budget.Elapsed.TotalSeconds };
            log.Step(phase, step, progress, new StepTiming(budget.Elapsed, source.Waited, options.BatchSize), losses);
            if (step % options.CheckpointEverySteps == 0)
            {
                Save();
            }

            if (step % options.EvaluateEverySteps == 0 && Look(average) is { } seen)
            {
                log.Say($"step {step}: {seen}");
            }
        }

        Save();
        return progress >= 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        optimizer.Dispose();
        network.Dispose();
        average.Dispose();
    }

    /// <summary>File with the averaged weights in a checkpoint.</summary>
    protected static string AverageFile(string phase) => $"{phase}.average";

    /// <summary>The batch of one step, which follows from the step and the seed alone; called on a thread of its own.</summary>
    protected abstract TBatch Compose(int step);

    /// <summary>The weighted loss terms by name; their sum is minimized.</summary>
    protected abstract IReadOnlyList<(string Name, Tensor Value)> Losses(TNetwork training, TBatch batch);

    /// <summary>What the averaged network reaches on validation photos, in words; null where there are none.</summary>
    protected abstract string? Look(TNetwork averaged);

    /// <summary>One step of the optimizer.</summary>
    private (string Name, double Value)[] Step(TBatch batch, int step, double progress)
    {
        using var scope = NewDisposeScope();
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = schedule.At(step, progress);
        }

        network.train();
        IReadOnlyList<(string Name, Tensor Value)> terms = Losses(network, batch);
        optimizer.zero_grad();
        terms.Select(term => term.Value).Aggregate((sum, term) => sum + term).backward();
        nn.utils.clip_grad_norm_(network.parameters(), MaxGradientNorm);
        optimizer.step();
        weightAverage.Update(step);
        (string Name, double Value)[] losses = [.. terms.Select(term => (term.Name, (double)term.Value.item<float>()))];
        FiniteGuard.CheckLosses(phase, step + 1, losses, run.LatestCheckpoint);
        return losses;
    }

    private void Save() => run.WriteCheckpoint(Number, state.StepsDone, folder =>
    {
        network.save(Path.Combine(folder, WeightsFile));
        average.save(Path.Combine(folder, AverageFile(phase)));
        optimizer.save_state_dict(Path.Combine(folder, OptimizerFile));
        state.Write(folder);
    });
}
