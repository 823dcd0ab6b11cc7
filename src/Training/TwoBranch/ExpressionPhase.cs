using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Losses;
using TDGan.Training.Measures;
using TDGan.Training.Networks;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>The first phase: E_e and M_ER alone, on the distribution of the votes. Twenty times as fast as full steps.</summary>
internal sealed class ExpressionPhase : ITrainable<LabelledBatch>, IDisposable
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Name = "expression";

    /// <summary>Folder of the run with the averaged weights that were best on the validation split.</summary>
    public const string BestFolder = "best-expression";

    /// <summary>File with the averaged weights, in <see cref="BestFolder"/> and in checkpoints.</summary>
    public const string AverageFile = "expression-branch.average";

    private readonly TrainingOptions _options;
    private readonly ExpressionSamples _train;
    private readonly ExpressionSamples _validation;
    private readonly RunFolder _run;
    private readonly TrainingLog _log;
    private readonly AveragedNetwork<ExpressionBranch> _branch;
    private readonly EpochSampler _sampler;
    private readonly Augmentation _augmentation;
    private readonly Mixup _mixup;
    private readonly Tensor? _logitShift;
    private readonly RandomGenerator _chance = new(0, get_default_device());

    /// <param name="options">All options.</param>
    /// <param name="train">The pictures to learn from.</param>
    /// <param name="validation">The pictures that choose the best weights.</param>
    /// <param name="run">Gets the best weights.</param>
    /// <param name="log">Gets the validations.</param>
    public ExpressionPhase(TrainingOptions options, ExpressionSamples train, ExpressionSamples validation, RunFolder run, TrainingLog log)
    {
        (_options, _train, _validation, _run, _log) = (options, train, validation, run, log);
        ExpressionPhaseOptions phase = options.ExpressionPhase;
        Plan = PlanOf(phase, options.Seed);
        random.manual_seed(options.Seed);
        _branch = new AveragedNetwork<ExpressionBranch>(
            () => NetworkFactory.ExpressionBranch(options.Networks),
            new("expression-branch.weights", AverageFile, "expression-optimizer.state"),
            phase.LearningRate,
            phase.WeightDecay,
            phase.EmaDecay);
        _sampler = new EpochSampler(ClassBalance.Weights(train, phase.ClassBalanceExponent, options.Data.AddedShare), phase.BatchSize, options.Seed);
        _augmentation = new Augmentation(options.Augmentation);
        _mixup = new Mixup(phase.MixupShare);
        _logitShift = LogitAdjustment.Shift(train, phase.LogitAdjustment);
    }

    /// <inheritdoc/>
    public LoopPlan Plan { get; }

    /// <inheritdoc/>
    public PhaseState State { get; set; } = new() { Phase = Name };

    /// <inheritdoc/>
    public IEnumerable<nn.Module> Networks => _branch.Both;

    /// <inheritdoc/>
    public WeightAverage Average => _branch.MovingAverage;

    /// <summary>Takes the weights of exported models instead of random ones.</summary>
    public void StartFrom(string repository)
    {
        ExportedWeights.Load(repository, _branch.Network);
        _branch.MovingAverage.Reset();
    }

    /// <inheritdoc/>
    public LabelledBatch Load(int step)
    {
        _chance.manual_seed(StepSeed.OfBatch(_options.Seed, step));
        using Tensor indices = tensor(_sampler.Indices(step));
        Tensor images = _augmentation.Apply(PixelScale.ToUnit(_train.Pixels.index_select(0, indices)), _chance);
        (Tensor mixed, Tensor targets) = _mixup.Apply(images, _train.Targets.index_select(0, indices), _chance);
        return new LabelledBatch(mixed, targets);
    }

    /// <inheritdoc/>
    public IEnumerable<Tensor> Tensors(LabelledBatch batch) => batch.Tensors;

    /// <inheritdoc/>
    public void SetLearningRate(double rate) => _branch.SetLearningRate(rate);

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, double Value)> Step(LabelledBatch batch, int step)
    {
        _branch.Network.train();
        Tensor loss = ExpressionClassificationLoss.Compute(_branch.Network.forward(batch.Images).Logits, batch.Labels, _logitShift);
        _branch.Minimize(loss);
        return [("expressionClassification", loss.item<float>())];
    }

    /// <summary>Measures the averaged network and keeps it where it is the best so far.</summary>
    public void Validate()
    {
        ConfusionMatrix matrix = EvaluationLoop.Evaluate(_branch.Average, _validation);
        _log.Validation(Name, State.StepsDone, TimeSpan.FromSeconds(State.ElapsedSeconds), matrix);
        bool best = matrix.Accuracy > State.BestMeasure;
        State = State with
        {
            BestMeasure = Math.Max(matrix.Accuracy, State.BestMeasure),
            EvaluationsWithoutGain = best ? 0 : State.EvaluationsWithoutGain + 1,
        };
        if (best)
        {
            FiniteGuard.CheckWeights(Name, State.StepsDone, Networks, _run.LatestCheckpoint);
            _run.WriteAtomically(BestFolder, folder => _branch.Average.save(Path.Combine(folder, AverageFile)));
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => _branch.Save(folder);

    /// <inheritdoc/>
    public void Restore(string folder) => _branch.Restore(folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        _branch.Dispose();
        _logitShift?.Dispose();
        _chance.Dispose();
    }

    private static LoopPlan PlanOf(ExpressionPhaseOptions phase, int seed) => new()
    {
        Phase = Name,
        Number = 1,
        Seed = seed,
        Steps = phase.Steps,
        Minutes = phase.Minutes,
        BatchSize = phase.BatchSize,
        Schedule = new LearningRateSchedule(phase.LearningRate, phase.WarmUpSteps),
        CheckpointEverySteps = phase.EvaluateEverySteps,
        ValidateEverySteps = phase.EvaluateEverySteps,
        Patience = phase.Patience,
    };
}
