using TDGan.Training.Reporting;
using TDGan.Training.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Detection;

/// <summary>The training loop: a batch, a loss, a step, an average; checkpoints and looks at validation photos in between.</summary>
internal sealed class DetectorTraining : IDisposable
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Phase = "detector";

    /// <summary>File with the averaged weights in a checkpoint.</summary>
    public const string AverageFile = "detector.average";

    private const int Number = 1;
    private const string WeightsFile = "detector.weights";
    private const string OptimizerFile = "optimizer.state";
    private const double MaxGradientNorm = 10;

    private readonly DetectorOptions options;
    private readonly IReadOnlyList<ScenePhoto> training;
    private readonly IReadOnlyList<ScenePhoto> validation;
    private readonly RunFolder run;
    private readonly TrainingLog log;
    private readonly DetectorNetwork network;
    private readonly DetectorNetwork average;
    private readonly WeightAverage weightAverage;
    private readonly AdamW optimizer;
    private readonly LearningRateSchedule schedule;
    private PhaseState state = new() { Phase = Phase };

    public DetectorTraining(
        DetectorOptions options, IReadOnlyList<ScenePhoto> training, IReadOnlyList<ScenePhoto> validation, RunFolder run, TrainingLog log)
    {
        (this.options, this.training, this.validation, this.run, this.log) = (options, training, validation, run, log);
        random.manual_seed(options.Seed);
        network = new DetectorNetwork();
        average = new DetectorNetwork();
        weightAverage = new WeightAverage(network, average, options.EmaDecay);
        optimizer = AdamWFactory.Create(network, options.LearningRate, options.WeightDecay);
        schedule = new LearningRateSchedule(options.LearningRate, options.WarmUpSteps);
    }

    /// <summary>Continues from a checkpoint.</summary>
    public void Restore(string checkpoint)
    {
        network.load(Path.Combine(checkpoint, WeightsFile));
        average.load(Path.Combine(checkpoint, AverageFile));
        optimizer.load_state_dict(Path.Combine(checkpoint, OptimizerFile));
        state = PhaseState.Read(checkpoint);
    }

    /// <summary>Takes the averaged weights of a checkpoint, of this or another run, and starts anew with them.</summary>
    public void StartFrom(string checkpoint)
    {
        network.load(Path.Combine(checkpoint, AverageFile));
        average.load(Path.Combine(checkpoint, AverageFile));
    }

    /// <summary>Trains until the budget is used or the token asks to stop; saves in both cases.</summary>
    /// <returns>True where the training is complete.</returns>
    public bool Run(CancellationToken cancellationToken)
    {
        var budget = new PhaseBudget(options.Steps, options.Minutes, TimeProvider.System, TimeSpan.FromSeconds(state.ElapsedSeconds));
        int step = state.StepsDone;
        double progress = budget.Progress(step);
        using var source = new DetectorBatchSource(training, options, step);
        while (progress < 1 && !cancellationToken.IsCancellationRequested)
        {
            (string, double)[] losses = Step(source.Take(), step, progress);
            step++;
            progress = budget.Progress(step);
            state = state with { StepsDone = step, ElapsedSeconds = budget.Elapsed.TotalSeconds };
            log.Step(Phase, step, progress, new StepTiming(budget.Elapsed, source.Waited, options.BatchSize), losses);
            if (step % options.CheckpointEverySteps == 0)
            {
                Save();
            }

            if (step % options.EvaluateEverySteps == 0 && validation.Count > 0)
            {
                log.Say($"step {step}: {DetectorValidation.Measure(average, validation)}");
            }
        }

        Save();
        return progress >= 1;
    }

    /// <summary>One step of the optimizer.</summary>
    /// <returns>The weighted loss terms by name.</returns>
    public (string Name, double Value)[] Step(DetectorBatch batch, int step, double progress)
    {
        using var scope = NewDisposeScope();
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = schedule.At(step, progress);
        }

        network.train();
        Tensor pictures = tensor(batch.Pixels, [options.BatchSize, PixelLevel.Channels, options.PictureSide, options.PictureSide], ScalarType.Byte)
            .to(float32) / byte.MaxValue;
        DetectorLossTerms terms = DetectorLoss.Compute(network.forward(pictures), batch.Targets, options.LandmarkWeight);
        optimizer.zero_grad();
        terms.Total.backward();
        nn.utils.clip_grad_norm_(network.parameters(), MaxGradientNorm);
        optimizer.step();
        weightAverage.Update(step);
        return [("score", terms.Score.item<float>()), ("box", terms.Box.item<float>()), ("landmarks", terms.Landmarks.item<float>())];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        optimizer.Dispose();
        network.Dispose();
        average.Dispose();
    }

    private void Save() => run.WriteCheckpoint(Number, state.StepsDone, folder =>
    {
        network.save(Path.Combine(folder, WeightsFile));
        average.save(Path.Combine(folder, AverageFile));
        optimizer.save_state_dict(Path.Combine(folder, OptimizerFile));
        state.Write(folder);
    });
}
