using TDGan.Training.Loops;
using TDGan.Training.Scenes;
using static TorchSharp.torch;

namespace TDGan.Training.Detection;

/// <summary>The training of the face detector on composed canvases.</summary>
internal sealed class DetectorTraining(
    DetectorOptions options, IReadOnlyList<ScenePhoto> training, IReadOnlyList<ScenePhoto> validation, RunFolder run, TrainingLog log)
    : SteppedTraining<DetectorNetwork, DetectorBatch>(Phase, () => new DetectorNetwork(), options, run, log)
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Phase = "detector";

    private readonly DetectorBatchComposer composer = new(training, options);

    /// <summary>File with the averaged weights in a checkpoint.</summary>
    public static string AverageFileName => AverageFile(Phase);

    /// <inheritdoc/>
    protected override DetectorBatch Compose(int step) => composer.Compose(step);

    /// <inheritdoc/>
    protected override IReadOnlyList<(string Name, Tensor Value)> Losses(DetectorNetwork training, DetectorBatch batch)
    {
        Tensor pictures = tensor(batch.Pixels, [options.BatchSize, PixelLevel.Channels, options.PictureSide, options.PictureSide], ScalarType.Byte)
            .to(float32) / byte.MaxValue;
        DetectorLossTerms terms = DetectorLoss.Compute(training.forward(pictures), batch.Targets, options.LandmarkWeight);
        return [("score", terms.Score), ("box", terms.Box), ("landmarks", terms.Landmarks)];
    }

    /// <inheritdoc/>
    protected override string? Look(DetectorNetwork averaged) => validation.Count == 0 ? null : DetectorValidation.Measure(averaged, validation);
}
