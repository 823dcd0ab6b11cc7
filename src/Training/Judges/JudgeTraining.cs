using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Judges;

/// <summary>
/// What both judges share: augmented pictures in the order of a sampler, one loss, a moving average that ends in <see cref="JudgeWeights.FinalFolder"/>.
/// Owns the networks, not the pictures.
/// </summary>
/// <typeparam name="TNetwork">Everything that learns.</typeparam>
internal sealed class JudgeTraining<TNetwork> : ITrainable<LabelledBatch>, IDisposable
    where TNetwork : nn.Module
{
    private const int WarmUpSteps = 100;
    private const int StepsBetweenCheckpoints = 500;
    private const double EmaDecay = 0.995;

    private readonly RunFolder _folder;
    private readonly JudgeLesson<TNetwork> _lesson;
    private readonly AveragedNetwork<TNetwork> _judge;
    private readonly RandomGenerator _chance = new(0, CPU);

    /// <param name="folder">Gets the finished weights.</param>
    /// <param name="options">Length, rate and seed.</param>
    /// <param name="create">Makes the network; called twice.</param>
    /// <param name="lesson">What it learns.</param>
    public JudgeTraining(RunFolder folder, JudgeOptions options, Func<TNetwork> create, JudgeLesson<TNetwork> lesson)
    {
        (_folder, _lesson) = (folder, lesson);
        Plan = new LoopPlan
        {
            Phase = JudgeWeights.Phase,
            Seed = options.Seed,
            Steps = options.Steps,
            BatchSize = options.BatchSize,
            Schedule = new LearningRateSchedule(options.LearningRate, WarmUpSteps),
            CheckpointEverySteps = StepsBetweenCheckpoints,
        };
        State = new PhaseState { Phase = Plan.Phase };
        random.manual_seed(options.Seed);
        _judge = new AveragedNetwork<TNetwork>(
            create, new("network.weights", JudgeWeights.AverageFile, "optimizer.state"), options.LearningRate, options.WeightDecay, EmaDecay);
    }

    /// <inheritdoc/>
    public LoopPlan Plan { get; }

    /// <inheritdoc/>
    public PhaseState State { get; set; }

    /// <inheritdoc/>
    public IEnumerable<nn.Module> Networks => _judge.Both;

    /// <inheritdoc/>
    public WeightAverage Average => _judge.MovingAverage;

    /// <summary>Trains from the newest checkpoint, or from the start, to the end or until told to stop.</summary>
    /// <returns>True where the training is complete.</returns>
    public bool Run(TrainingLog log, CancellationToken cancellationToken)
    {
        var loop = new TrainingLoop<LabelledBatch>(this, _folder, log);
        string? checkpoint = _folder.LatestCheckpoint;
        if (checkpoint is not null)
        {
            loop.Restore(checkpoint);
            log.Say($"{Path.GetFileName(_folder.Root)}: goes on after step {State.StepsDone}");
        }

        log.Rewind((_, step) => step <= State.StepsDone);
        return loop.Run(cancellationToken);
    }

    /// <inheritdoc/>
    public LabelledBatch Load(int step)
    {
        _chance.manual_seed(StepSeed.OfStep(Plan.Seed, step));
        using Tensor indices = tensor(_lesson.Sampler.Indices(step));
        Tensor images = _lesson.Augmentation.Apply(PixelScale.ToUnit(_lesson.Pixels.index_select(0, indices)), _chance);
        return new LabelledBatch(images, _lesson.Labels.index_select(0, indices));
    }

    /// <inheritdoc/>
    public IEnumerable<Tensor> Tensors(LabelledBatch batch) => batch.Tensors;

    /// <inheritdoc/>
    public void SetLearningRate(double rate) => _judge.SetLearningRate(rate);

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, double Value)> Step(LabelledBatch batch, int step)
    {
        _judge.Network.train();
        Tensor loss = _lesson.Loss(_judge.Network, batch);
        _judge.Minimize(loss);
        return [("loss", loss.item<float>())];
    }

    /// <inheritdoc/>
    public void Save(string folder) => _judge.Save(folder);

    /// <inheritdoc/>
    public void Restore(string folder) => _judge.Restore(folder);

    /// <inheritdoc/>
    public void Complete() =>
        _folder.WriteAtomically(JudgeWeights.FinalFolder, folder => _judge.Average.save(Path.Combine(folder, JudgeWeights.AverageFile)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _judge.Dispose();
        _chance.Dispose();
    }
}
