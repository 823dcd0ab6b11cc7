using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Losses;
using TDGan.Training.Networks;
using TDGan.Training.Pictures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>The phase before the whole network: E_f alone tells people apart, by a margin loss on the faces whose person is known.</summary>
internal sealed class FacePhase : ITrainable<LabelledBatch>, IDisposable
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Name = "face";

    /// <summary>Folder of the run with the trained net.</summary>
    public const string TrainedFolder = "trained-face";

    /// <summary>File with its weights, in <see cref="TrainedFolder"/> and in checkpoints.</summary>
    public const string WeightsFile = "face-identity.weights";

    private const string CosinesFile = "identity-cosines.weights";
    private const string OptimizerFile = "face-optimizer.state";

    private readonly FacePhaseOptions _phase;
    private readonly FaceSamples _faces;
    private readonly RunFolder _run;
    private readonly long[] _known;
    private readonly Tensor _labels;
    private readonly EpochSampler _sampler;
    private readonly Augmentation _augmentation;
    private readonly FaceIdentityNetwork _network;
    private readonly IdentityCosines _cosines;
    private readonly AdamW _optimizer;
    private readonly AdamW _cosinesOptimizer;
    private readonly RandomGenerator _chance = new(0, get_default_device());

    /// <param name="options">All options.</param>
    /// <param name="faces">The faces; those without a known person are left out.</param>
    /// <param name="run">Gets the trained net.</param>
    public FacePhase(TrainingOptions options, FaceSamples faces, RunFolder run)
    {
        (_phase, _faces, _run) = (options.FacePhase, faces, run);
        Plan = PlanOf(_phase, options.Seed);
        random.manual_seed(options.Seed);
        _known = [.. faces.IdentityLabels.Index().Where(face => face.Item != RealIdentityLoss.Unknown).Select(face => (long)face.Index)];
        _labels = tensor([.. _known.Select(position => faces.IdentityLabels[(int)position])]);
        _network = NetworkFactory.FaceIdentity(options.Networks, _phase.EmbeddingChannels);
        _cosines = new IdentityCosines(faces.IdentityCount, _phase.EmbeddingChannels);
        _optimizer = AdamWFactory.Create(_network, _phase.LearningRate, _phase.WeightDecay);
        _cosinesOptimizer = AdamWFactory.Create(_cosines, _phase.LearningRate, _phase.WeightDecay);
        _sampler = new EpochSampler(PersonWeights(), _phase.BatchSize, options.Seed);
        _augmentation = new Augmentation(options.PairAugmentation);
    }

    /// <inheritdoc/>
    public LoopPlan Plan { get; }

    /// <inheritdoc/>
    public PhaseState State { get; set; } = new() { Phase = Name };

    /// <inheritdoc/>
    public IEnumerable<nn.Module> Networks => [_network, _cosines];

    /// <summary>Takes the weights of an exported face branch for E_f instead of random ones.</summary>
    public void StartFrom(string repository) => ExportedWeights.Load(repository, _network.Encoder);

    /// <inheritdoc/>
    public LabelledBatch Load(int step)
    {
        _chance.manual_seed(StepSeed.OfBatch(Plan.Seed, step));
        long[] drawn = _sampler.Indices(step);
        using Tensor positions = tensor([.. drawn.Select(index => _known[index])]);
        using Tensor drawnIndex = tensor(drawn);
        Tensor images = _augmentation.Apply(PixelScale.ToUnit(_faces.Pixels.index_select(0, positions)), _chance);
        return new LabelledBatch(images, _labels.index_select(0, drawnIndex));
    }

    /// <inheritdoc/>
    public IEnumerable<Tensor> Tensors(LabelledBatch batch) => batch.Tensors;

    /// <inheritdoc/>
    public void SetLearningRate(double rate)
    {
        _optimizer.SetLearningRate(rate);
        _cosinesOptimizer.SetLearningRate(rate);
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, double Value)> Step(LabelledBatch batch, int step)
    {
        _network.train();
        Tensor angles = _cosines.forward(_network.forward(batch.Images));
        Tensor loss = MarginLoss.Compute(angles, batch.Labels, _phase.MarginForm, _phase.Margin, _phase.MarginScale);
        _optimizer.zero_grad();
        _cosinesOptimizer.zero_grad();
        loss.backward();
        _optimizer.step();
        _cosinesOptimizer.step();
        Tensor right = angles.argmax(1).eq(batch.Labels).to(float32).mean();
        return [("identityMargin", loss.item<float>()), ("identityAccuracy", right.item<float>())];
    }

    /// <inheritdoc/>
    public void Save(string folder)
    {
        _network.save(Path.Combine(folder, WeightsFile));
        _cosines.save(Path.Combine(folder, CosinesFile));
        _optimizer.save_state_dict(Path.Combine(folder, OptimizerFile));
        _cosinesOptimizer.save_state_dict(Path.Combine(folder, CosinesFile + OptimizerFile));
    }

    /// <inheritdoc/>
    public void Restore(string folder)
    {
        _network.load(Path.Combine(folder, WeightsFile));
        _cosines.load(Path.Combine(folder, CosinesFile));
        _optimizer.load_state_dict(Path.Combine(folder, OptimizerFile));
        _cosinesOptimizer.load_state_dict(Path.Combine(folder, CosinesFile + OptimizerFile));
    }

    /// <summary>Writes the trained net for the phase after this one.</summary>
    public void Complete() => _run.WriteAtomically(TrainedFolder, folder => _network.save(Path.Combine(folder, WeightsFile)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _cosinesOptimizer.Dispose();
        _network.Dispose();
        _cosines.Dispose();
        _labels.Dispose();
        _chance.Dispose();
    }

    private static LoopPlan PlanOf(FacePhaseOptions phase, int seed) => new()
    {
        Phase = Name,
        Number = 2,
        Seed = seed,
        Steps = phase.Steps,
        Minutes = phase.Minutes,
        BatchSize = phase.BatchSize,
        Schedule = new LearningRateSchedule(phase.LearningRate, phase.WarmUpSteps),
        CheckpointEverySteps = phase.CheckpointEverySteps,
    };

    private double[] PersonWeights()
    {
        Dictionary<long, int> counts = _known.GroupBy(position => _faces.IdentityLabels[(int)position]).ToDictionary(person => person.Key, person => person.Count());
        return [.. _known.Select(position => Math.Pow(counts[_faces.IdentityLabels[(int)position]], -_phase.PersonBalanceExponent))];
    }
}
