using TDGan.Training.Loops;
using static TorchSharp.torch;

namespace TDGan.Training.Landmarks.Runs;

/// <summary>The training of the landmark network on crops.</summary>
/// <param name="options">How.</param>
/// <param name="faces">The faces to learn, and what is none.</param>
/// <param name="validation">The faces to look at.</param>
/// <param name="run">Folder of checkpoints.</param>
/// <param name="log">Losses and looks.</param>
internal sealed class LandmarkTraining(
    LandmarkOptions options, LandmarkFaces faces, IReadOnlyList<LandmarkSample> validation, RunFolder run, TrainingLog log)
    : SteppedTraining<LandmarkNetwork, LandmarkBatch>(Phase, () => new LandmarkNetwork(), options, run, log)
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Phase = "landmarks";

    private readonly LandmarkBatchComposer composer = new(faces, options);
    private readonly LandmarkLoss loss = new(options);

    /// <summary>File with the averaged weights in a checkpoint.</summary>
    public static string AverageFileName => AverageFile(Phase);

    /// <inheritdoc/>
    protected override LandmarkBatch Compose(int step) => composer.Compose(step);

    /// <inheritdoc/>
    protected override IReadOnlyList<(string Name, Tensor Value)> Losses(LandmarkNetwork training, LandmarkBatch batch)
    {
        Tensor crops = tensor(batch.Pixels, [options.BatchSize, 1, LandmarkCrop.Side, LandmarkCrop.Side]);
        return loss.Compute(training.forward(crops), batch);
    }

    /// <inheritdoc/>
    protected override string? Look(LandmarkNetwork averaged) => validation.Count == 0 ? null : LandmarkValidation.Measure(averaged, validation);
}
