using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Losses;
using TDGan.Training.Measures;
using TDGan.Training.Networks;
using TDGan.Training.Pictures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>The first phase: E_e and M_ER alone, on the distribution of the votes. Twenty times as fast as full steps.</summary>
internal sealed class ExpressionPhase : IDisposable
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Name = "expression";

    private const int Number = 1;

    /// <summary>Folder of the run with the averaged weights that were best on the validation split.</summary>
    public const string BestFolder = "best-expression";

    /// <summary>File with the averaged weights, in <see cref="BestFolder"/> and in checkpoints.</summary>
    public const string AverageFile = "expression-branch.average";

    private const string WeightsFile = "expression-branch.weights";
    private const string OptimizerFile = "expression-optimizer.state";

    private readonly TrainingOptions options;
    private readonly ExpressionSamples train;
    private readonly ExpressionSamples validation;
    private readonly RunFolder run;
    private readonly TrainingLog log;
    private readonly ExpressionBranch branch;
    private readonly ExpressionBranch average;
    private readonly WeightAverage weightAverage;
    private readonly AdamW optimizer;
    private readonly LearningRateSchedule schedule;
    private readonly EpochSampler sampler;
    private readonly Augmentation augmentation;
    private readonly Mixup mixup;
    private readonly Tensor? logitShift;
    private readonly RandomGenerator generator = new(0, get_default_device());
    private PhaseState state = new() { Phase = Name };

    public ExpressionPhase(TrainingOptions options, ExpressionSamples train, ExpressionSamples validation, RunFolder run, TrainingLog log)
    {
        this.options = options;
        this.train = train;
        this.validation = validation;
        this.run = run;
        this.log = log;
        ExpressionPhaseOptions phase = options.ExpressionPhase;
        random.manual_seed(options.Seed);
        branch = NetworkFactory.ExpressionBranch(options.Networks);
        average = NetworkFactory.ExpressionBranch(options.Networks);
        weightAverage = new WeightAverage(branch, average, phase.EmaDecay);
        optimizer = AdamWFactory.Create(branch, phase.LearningRate, phase.WeightDecay);
        schedule = new LearningRateSchedule(phase.LearningRate, phase.WarmUpSteps);
        sampler = new EpochSampler(ClassBalance.Weights(train, phase.ClassBalanceExponent), phase.BatchSize, options.Seed);
        augmentation = new Augmentation(options.Augmentation);
        mixup = new Mixup(phase.MixupShare);
        logitShift = LogitAdjustment.Shift(train, phase.LogitAdjustment);
    }

    /// <summary>The averaged network that is evaluated and exported.</summary>
    public ExpressionBranch Average => average;

    /// <summary>Takes the weights of exported models instead of random ones.</summary>
    public void StartFrom(string repository)
    {
        ExportedWeights.Load(repository, branch);
        weightAverage.Reset();
    }

    /// <summary>Continues from a checkpoint of this phase.</summary>
    public void Restore(string checkpoint)
    {
        branch.load(Path.Combine(checkpoint, WeightsFile));
        average.load(Path.Combine(checkpoint, AverageFile));
        optimizer.load_state_dict(Path.Combine(checkpoint, OptimizerFile));
        state = PhaseState.Read(checkpoint);
    }

    /// <summary>Trains until the budget is used or the token asks to stop; saves in both cases.</summary>
    /// <returns>True where the phase is complete.</returns>
    public bool Run(CancellationToken cancellationToken)
    {
        ExpressionPhaseOptions phase = options.ExpressionPhase;
        var budget = new PhaseBudget(phase.Steps, phase.Minutes, TimeProvider.System, TimeSpan.FromSeconds(state.ElapsedSeconds));
        using var batches = new BatchPrefetch<(Tensor Images, Tensor Targets)>(Load, batch => [batch.Images, batch.Targets]);
        int step = state.StepsDone;
        double progress = Progress(budget, step);
        while (progress < 1 && !cancellationToken.IsCancellationRequested)
        {
            (string, double)[] losses = [("expressionClassification", Step(batches, step, progress))];
            step++;
            progress = Progress(budget, step);
            log.Step(Name, step, progress, new StepTiming(budget.Elapsed, batches.Waited, phase.BatchSize), losses);
            FiniteGuard.CheckLosses(Name, step, losses, run.LatestCheckpoint);
            if (step % phase.EvaluateEverySteps == 0 || progress >= 1)
            {
                Evaluate(step, budget);
                progress = Progress(budget, step);
            }
        }

        state = state with { StepsDone = step, ElapsedSeconds = budget.Elapsed.TotalSeconds };
        Save();
        return progress >= 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        optimizer.Dispose();
        branch.Dispose();
        average.Dispose();
        logitShift?.Dispose();
        generator.Dispose();
    }

    /// <summary>1 as soon as the budget or the patience is used up.</summary>
    private double Progress(PhaseBudget budget, int step)
    {
        int patience = options.ExpressionPhase.Patience;
        return patience > 0 && state.EvaluationsWithoutGain >= patience ? 1 : budget.Progress(step);
    }

    private double Step(BatchPrefetch<(Tensor Images, Tensor Targets)> batches, int step, double progress)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(StepSeed.OfStep(options.Seed, step));
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = schedule.At(step, progress);
        }

        branch.train();
        (Tensor images, Tensor targets) = batches.Take(step);
        Tensor loss = ExpressionClassificationLoss.Compute(branch.forward(images).Logits, targets, logitShift);
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
        weightAverage.Update(step);
        return loss.item<float>();
    }

    private (Tensor Images, Tensor Targets) Load(int step)
    {
        generator.manual_seed(StepSeed.OfBatch(options.Seed, step));
        using Tensor indices = tensor(sampler.Indices(step));
        Tensor images = augmentation.Apply(PixelScale.ToUnit(train.Pixels.index_select(0, indices)), generator);
        return mixup.Apply(images, train.Targets.index_select(0, indices), generator);
    }

    private void Evaluate(int step, PhaseBudget budget)
    {
        ConfusionMatrix matrix = EvaluationLoop.Evaluate(average, validation);
        log.Validation(Name, step, budget.Elapsed, matrix);
        bool best = matrix.Accuracy > state.BestMeasure;
        state = state with
        {
            StepsDone = step,
            ElapsedSeconds = budget.Elapsed.TotalSeconds,
            BestMeasure = Math.Max(matrix.Accuracy, state.BestMeasure),
            EvaluationsWithoutGain = best ? 0 : state.EvaluationsWithoutGain + 1,
        };
        if (best)
        {
            run.WriteAtomically(BestFolder, folder => average.save(Path.Combine(folder, AverageFile)));
        }

        Save();
    }

    private void Save()
    {
        FiniteGuard.CheckWeights(Name, state.StepsDone, [branch], run.LatestCheckpoint);
        run.WriteCheckpoint(Number, state.StepsDone, folder =>
        {
            branch.save(Path.Combine(folder, WeightsFile));
            average.save(Path.Combine(folder, AverageFile));
            optimizer.save_state_dict(Path.Combine(folder, OptimizerFile));
            state.Write(folder);
        });
    }
}
