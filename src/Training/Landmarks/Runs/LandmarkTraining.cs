using TDGan.Training.Loops;
using static TorchSharp.torch;

namespace TDGan.Training.Landmarks.Runs;

/// <summary>The training of the landmark network on crops.</summary>
internal sealed class LandmarkTraining : ISteppedTraining<LandmarkBatch>
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Phase = "landmarks";

    private const double MaxGradientNorm = 10;

    private readonly LandmarkOptions _options;
    private readonly IReadOnlyList<LandmarkSample> _validation;
    private readonly TrainingLog _log;
    private readonly LandmarkBatchComposer _composer;
    private readonly LandmarkLoss _loss;
    private readonly AveragedNetwork<LandmarkNetwork> _landmarks;

    /// <param name="options">How.</param>
    /// <param name="faces">The faces to learn, and what is none.</param>
    /// <param name="validation">The faces to measure on, or none.</param>
    /// <param name="log">Gets the measures.</param>
    public LandmarkTraining(LandmarkOptions options, LandmarkFaces faces, IReadOnlyList<LandmarkSample> validation, TrainingLog log)
    {
        (_options, _validation, _log) = (options, validation, log);
        Plan = LoopPlan.Of(Phase, options);
        State = new PhaseState { Phase = Phase };
        random.manual_seed(options.Seed);
        _landmarks = new(() => new LandmarkNetwork(), CheckpointFiles.Of(Phase), options.LearningRate, options.WeightDecay, options.EmaDecay);
        _composer = new LandmarkBatchComposer(faces, options);
        _loss = new LandmarkLoss(options);
    }

    /// <summary>File with the averaged weights in a checkpoint.</summary>
    public static string AverageFileName => CheckpointFiles.AverageOf(Phase);

    /// <inheritdoc/>
    public LoopPlan Plan { get; }

    /// <inheritdoc/>
    public PhaseState State { get; set; }

    /// <inheritdoc/>
    public IEnumerable<nn.Module> Networks => _landmarks.Both;

    /// <inheritdoc/>
    public WeightAverage Average => _landmarks.MovingAverage;

    /// <inheritdoc/>
    public LandmarkBatch Load(int step) => _composer.Compose(step);

    /// <inheritdoc/>
    public IEnumerable<Tensor> Tensors(LandmarkBatch batch) => [];

    /// <inheritdoc/>
    public void SetLearningRate(double rate) => _landmarks.SetLearningRate(rate);

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, double Value)> Step(LandmarkBatch batch, int step)
    {
        Tensor crops = tensor(batch.Pixels, [_options.BatchSize, 1, LandmarkCrop.Side, LandmarkCrop.Side]);
        _landmarks.Network.train();
        IReadOnlyList<(string Name, Tensor Value)> terms = _loss.Compute(_landmarks.Network.forward(crops), batch);
        _landmarks.Minimize(terms.Select(term => term.Value).Aggregate((sum, term) => sum + term), MaxGradientNorm);
        return [.. terms.Select(term => (term.Name, (double)term.Value.item<float>()))];
    }

    /// <inheritdoc/>
    public void Validate()
    {
        if (_validation.Count > 0)
        {
            _log.Say($"step {State.StepsDone}: {LandmarkValidation.Measure(_landmarks.Average, _validation)}");
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => _landmarks.Save(folder);

    /// <inheritdoc/>
    public void Restore(string folder) => _landmarks.Restore(folder);

    /// <inheritdoc/>
    public void StartFrom(string checkpoint) => _landmarks.StartFrom(checkpoint);

    /// <inheritdoc/>
    public void Dispose() => _landmarks.Dispose();
}
