using TDGan.Training.Loops;
using TDGan.Training.Scenes;
using static TorchSharp.torch;

namespace TDGan.Training.Detection;

/// <summary>The training of the face detector on composed canvases.</summary>
internal sealed class DetectorTraining : ISteppedTraining<DetectorBatch>
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Phase = "detector";

    private const double MaxGradientNorm = 10;

    private readonly DetectorOptions _options;
    private readonly IReadOnlyList<ScenePhoto> _validation;
    private readonly TrainingLog _log;
    private readonly DetectorBatchComposer _composer;
    private readonly AveragedNetwork<DetectorNetwork> _detector;

    /// <param name="options">How.</param>
    /// <param name="deck">What canvases are composed from.</param>
    /// <param name="validation">The photos to measure on, or none.</param>
    /// <param name="log">Gets the measures.</param>
    public DetectorTraining(DetectorOptions options, SceneDeck deck, IReadOnlyList<ScenePhoto> validation, TrainingLog log)
    {
        (_options, _validation, _log) = (options, validation, log);
        Plan = LoopPlan.Of(Phase, options);
        State = new PhaseState { Phase = Phase };
        random.manual_seed(options.Seed);
        _detector = new(() => new DetectorNetwork(), CheckpointFiles.Of(Phase), options.LearningRate, options.WeightDecay, options.EmaDecay);
        _composer = new DetectorBatchComposer(deck, options);
    }

    /// <summary>File with the averaged weights in a checkpoint.</summary>
    public static string AverageFileName => CheckpointFiles.AverageOf(Phase);

    /// <summary>The pictures of a batch, [N, 3, S, S] in [0, 1].</summary>
    public static Tensor Pictures(DetectorBatch batch, DetectorOptions options) =>
        tensor(batch.Pixels, [options.BatchSize, PixelLevel.Channels, options.PictureSide, options.PictureSide], ScalarType.Byte).to(float32)
        / byte.MaxValue;

    /// <inheritdoc/>
    public LoopPlan Plan { get; }

    /// <inheritdoc/>
    public PhaseState State { get; set; }

    /// <inheritdoc/>
    public IEnumerable<nn.Module> Networks => _detector.Both;

    /// <inheritdoc/>
    public WeightAverage Average => _detector.MovingAverage;

    /// <inheritdoc/>
    public DetectorBatch Load(int step) => _composer.Compose(step);

    /// <inheritdoc/>
    public IEnumerable<Tensor> Tensors(DetectorBatch batch) => [];

    /// <inheritdoc/>
    public void SetLearningRate(double rate) => _detector.SetLearningRate(rate);

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, double Value)> Step(DetectorBatch batch, int step)
    {
        Tensor pictures = Pictures(batch, _options);
        _detector.Network.train();
        DetectorLossTerms terms = DetectorLoss.Compute(_detector.Network.forward(pictures), batch.Targets, _options.LandmarkWeight);
        _detector.Minimize(terms.Score + terms.Box + terms.Landmarks, MaxGradientNorm);
        return [("score", terms.Score.item<float>()), ("box", terms.Box.item<float>()), ("landmarks", terms.Landmarks.item<float>())];
    }

    /// <inheritdoc/>
    public void Validate()
    {
        if (_validation.Count > 0)
        {
            _log.Say($"step {State.StepsDone}: {DetectorValidation.Measure(_detector.Average, _validation)}");
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => _detector.Save(folder);

    /// <inheritdoc/>
    public void Restore(string folder) => _detector.Restore(folder);

    /// <inheritdoc/>
    public void StartFrom(string checkpoint) => _detector.StartFrom(checkpoint);

    /// <inheritdoc/>
    public void Dispose() => _detector.Dispose();
}
