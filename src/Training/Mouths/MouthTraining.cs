using TDGan.Inference.Crops;
using TDGan.Training.Loops;
using TDGan.Training.Losses;
using static TorchSharp.torch;

namespace TDGan.Training.Mouths;

/// <summary>The training of the mouth painter against its critic.</summary>
internal sealed class MouthTraining : ISteppedTraining<MouthBatch>
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Phase = "mouth-painter";

    private const string CriticName = "mouth-critic";
    private const double MaxGradientNorm = 1;

    private readonly IReadOnlyList<MouthSample> _validation;
    private readonly TrainingLog _log;
    private readonly MouthBatchComposer _composer;
    private readonly MouthLoss _loss;
    private readonly AveragedNetwork<MouthPainter> _painter;
    private readonly AveragedNetwork<MouthCritic> _critic;

    /// <param name="options">How.</param>
    /// <param name="mouths">At least one.</param>
    /// <param name="validation">The mouths to measure on, or none.</param>
    /// <param name="log">Gets the measures.</param>
    public MouthTraining(MouthOptions options, IReadOnlyList<MouthSample> mouths, IReadOnlyList<MouthSample> validation, TrainingLog log)
    {
        (_validation, _log) = (validation, log);
        Plan = LoopPlan.Of(Phase, options);
        State = new PhaseState { Phase = Phase };
        random.manual_seed(options.Seed);
        _painter = new(() => new MouthPainter(), CheckpointFiles.Of(Phase), options.LearningRate, options.WeightDecay, options.EmaDecay);
        _critic = new(() => new MouthCritic(), CheckpointFiles.Of(CriticName), options.LearningRate, options.WeightDecay, options.EmaDecay);
        _composer = new MouthBatchComposer(mouths, options);
        _loss = new MouthLoss(options);
    }

    /// <summary>File with the averaged weights in a checkpoint.</summary>
    public static string AverageFileName => CheckpointFiles.AverageOf(Phase);

    /// <inheritdoc/>
    public LoopPlan Plan { get; }

    /// <inheritdoc/>
    public PhaseState State { get; set; }

    /// <inheritdoc/>
    public IEnumerable<nn.Module> Networks => [.. _painter.Both, .. _critic.Both];

    /// <inheritdoc/>
    public WeightAverage Average => _painter.MovingAverage;

    /// <inheritdoc/>
    public MouthBatch Load(int step) => _composer.Compose(step);

    /// <inheritdoc/>
    public IEnumerable<Tensor> Tensors(MouthBatch batch) => [];

    /// <inheritdoc/>
    public void SetLearningRate(double rate)
    {
        _painter.SetLearningRate(rate);
        _critic.SetLearningRate(rate);
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, double Value)> Step(MouthBatch batch, int step)
    {
        (Tensor pictures, Tensor holes) = ToTensors(batch);
        _painter.Network.train();
        Tensor input = MouthLoss.Input(pictures, holes);
        Tensor filled = MouthLoss.Fill(pictures, holes, _painter.Network.forward(input));

        _critic.Network.train();
        Tensor judged = RealismLoss.Discriminator(
            MouthLoss.InHoles(Judge(pictures, input), holes), MouthLoss.InHoles(Judge(filled.detach(), input), holes));
        _critic.Minimize(judged, MaxGradientNorm);

        IReadOnlyList<(string Name, Tensor Value)> terms = _loss.Compute(pictures, holes, filled, Judge(filled, input));
        _painter.Minimize(terms.Select(term => term.Value).Aggregate((sum, term) => sum + term), MaxGradientNorm);
        return [.. terms.Append(("critic", judged)).Select(term => (term.Item1, (double)term.Item2.item<float>()))];
    }

    /// <inheritdoc/>
    public void Validate()
    {
        if (_validation.Count == 0)
        {
            return;
        }

        (double filled, double even) = Measure(_painter.Average, _validation);
        _log.Say(FormattableString.Invariant($"step {State.StepsDone}: luminance between the lips off by {filled:F4}, left even {even:F4}"));
    }

    /// <summary>Mean difference of luminance between the lips, painted and left even.</summary>
    public static (double Filled, double Even) Measure(MouthPainter painter, IReadOnlyList<MouthSample> mouths)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        painter.eval();
        (Tensor pictures, Tensor holes) = ToTensors(MouthBatchComposer.Plain(mouths));
        Tensor input = MouthLoss.Input(pictures, holes);
        Tensor filled = MouthLoss.Fill(pictures, holes, painter.forward(input));
        return (MouthLoss.HoleError(pictures, holes, filled).item<float>(), MouthLoss.HoleError(pictures, holes, input[.., ..1]).item<float>());
    }

    /// <inheritdoc/>
    public void Save(string folder)
    {
        _painter.Save(folder);
        _critic.Save(folder);
    }

    /// <inheritdoc/>
    public void Restore(string folder)
    {
        _painter.Restore(folder);
        _critic.Restore(folder);
    }

    /// <inheritdoc/>
    public void StartFrom(string checkpoint)
    {
        _painter.StartFrom(checkpoint);
        _critic.Restore(checkpoint);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _painter.Dispose();
        _critic.Dispose();
    }

    private Tensor Judge(Tensor mouths, Tensor input) => _critic.Network.forward(cat([mouths, input], 1));

    private static (Tensor Pictures, Tensor Holes) ToTensors(MouthBatch batch)
    {
        long[] shape = [batch.Pictures.Length / (MouthHole.Side * MouthHole.Side), 1, MouthHole.Side, MouthHole.Side];
        return (tensor(batch.Pictures, shape), tensor(batch.Holes, shape));
    }
}
