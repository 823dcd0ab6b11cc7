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
internal sealed class FacePhase : IDisposable
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Name = "face";

    /// <summary>Folder of the run with the trained net.</summary>
    public const string TrainedFolder = "trained-face";

    /// <summary>File with its weights, in <see cref="TrainedFolder"/> and in checkpoints.</summary>
    public const string WeightsFile = "face-identity.weights";

    private const int Number = 2;
    private const string CosinesFile = "identity-cosines.weights";
    private const string OptimizerFile = "face-optimizer.state";

    private readonly TrainingOptions options;
    private readonly FacePhaseOptions phase;
    private readonly FaceSamples faces;
    private readonly RunFolder run;
    private readonly TrainingLog log;
    private readonly long[] known;
    private readonly Tensor labels;
    private readonly EpochSampler sampler;
    private readonly Augmentation augmentation;
    private readonly IdentityCosines cosines;
    private readonly AdamW optimizer;
    private readonly AdamW cosinesOptimizer;
    private readonly LearningRateSchedule schedule;
    private readonly RandomGenerator generator = new(0, get_default_device());
    private PhaseState state = new() { Phase = Name };

    public FacePhase(TrainingOptions options, FaceSamples faces, RunFolder run, TrainingLog log)
    {
        this.options = options;
        this.faces = faces;
        this.run = run;
        this.log = log;
        phase = options.FacePhase;
        random.manual_seed(options.Seed);
        known = [.. faces.IdentityLabels.Index().Where(face => face.Item != RealIdentityLoss.Unknown).Select(face => (long)face.Index)];
        labels = tensor([.. known.Select(position => faces.IdentityLabels[(int)position])]);
        Network = NetworkFactory.FaceIdentity(options.Networks, phase.EmbeddingChannels);
        cosines = new IdentityCosines(faces.IdentityCount, phase.EmbeddingChannels);
        optimizer = AdamWFactory.Create(Network, phase.LearningRate, phase.WeightDecay);
        cosinesOptimizer = AdamWFactory.Create(cosines, phase.LearningRate, phase.WeightDecay);
        schedule = new LearningRateSchedule(phase.LearningRate, phase.WarmUpSteps);
        sampler = new EpochSampler(PersonWeights(), phase.BatchSize, options.Seed);
        augmentation = new Augmentation(options.PairAugmentation);
    }

    /// <summary>E_f with its embedding.</summary>
    public FaceIdentityNetwork Network { get; }

    /// <summary>Takes the weights of an exported face branch for E_f instead of random ones.</summary>
    public void StartFrom(string repository) => ExportedWeights.Load(repository, Network.Encoder);

    /// <summary>Continues from a checkpoint of this phase.</summary>
    public void Restore(string checkpoint)
    {
        Network.load(Path.Combine(checkpoint, WeightsFile));
        cosines.load(Path.Combine(checkpoint, CosinesFile));
        optimizer.load_state_dict(Path.Combine(checkpoint, OptimizerFile));
        cosinesOptimizer.load_state_dict(Path.Combine(checkpoint, CosinesFile + OptimizerFile));
        state = PhaseState.Read(checkpoint);
    }

    /// <summary>Trains until the budget is used or the token asks to stop; saves in both cases.</summary>
    /// <returns>True where the phase is complete.</returns>
    public bool Run(CancellationToken cancellationToken)
    {
        var budget = new PhaseBudget(phase.Steps, phase.Minutes, TimeProvider.System, TimeSpan.FromSeconds(state.ElapsedSeconds));
        using var batches = new BatchPrefetch<(Tensor Images, Tensor Labels)>(Load, batch => [batch.Images, batch.Labels]);
        Network.train();
        int step = state.StepsDone;
        double progress = budget.Progress(step);
        while (progress < 1 && !cancellationToken.IsCancellationRequested)
        {
            IReadOnlyList<(string Name, double Value)> losses = Step(batches, step, progress);
            step++;
            progress = budget.Progress(step);
            log.Step(Name, step, progress, new StepTiming(budget.Elapsed, batches.Waited, phase.BatchSize), losses);
            FiniteGuard.CheckLosses(Name, step, losses, run.LatestCheckpoint);
            if (step % phase.CheckpointEverySteps == 0)
            {
                Save(step, budget);
            }
        }

        Save(step, budget);
        if (progress >= 1)
        {
            run.WriteAtomically(TrainedFolder, folder => Network.save(Path.Combine(folder, WeightsFile)));
        }

        return progress >= 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        optimizer.Dispose();
        cosinesOptimizer.Dispose();
        Network.Dispose();
        cosines.Dispose();
        labels.Dispose();
        generator.Dispose();
    }

    private double[] PersonWeights()
    {
        Dictionary<long, int> counts = known.GroupBy(position => faces.IdentityLabels[(int)position]).ToDictionary(person => person.Key, person => person.Count());
        return [.. known.Select(position => Math.Pow(counts[faces.IdentityLabels[(int)position]], -phase.PersonBalanceExponent))];
    }

    private (Tensor Images, Tensor Labels) Load(int step)
    {
        generator.manual_seed(StepSeed.OfBatch(options.Seed, step));
        long[] drawn = sampler.Indices(step);
        using Tensor positions = tensor([.. drawn.Select(index => known[index])]);
        using Tensor drawnIndex = tensor(drawn);
        return (augmentation.Apply(PixelScale.ToUnit(faces.Pixels.index_select(0, positions)), generator), labels.index_select(0, drawnIndex));
    }

    private IReadOnlyList<(string Name, double Value)> Step(BatchPrefetch<(Tensor Images, Tensor Labels)> batches, int step, double progress)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(StepSeed.OfStep(options.Seed, step));
        foreach (var group in optimizer.ParamGroups.Concat(cosinesOptimizer.ParamGroups))
        {
            group.LearningRate = schedule.At(step, progress);
        }

        (Tensor images, Tensor identities) = batches.Take(step);
        Tensor angles = cosines.forward(Network.forward(images));
        Tensor loss = MarginLoss.Compute(angles, identities, phase.MarginForm, phase.Margin, phase.MarginScale);
        optimizer.zero_grad();
        cosinesOptimizer.zero_grad();
        loss.backward();
        optimizer.step();
        cosinesOptimizer.step();
        using Tensor right = angles.argmax(1).eq(identities).to(float32).mean();
        return [("identityMargin", loss.item<float>()), ("identityAccuracy", right.item<float>())];
    }

    private void Save(int step, PhaseBudget budget)
    {
        FiniteGuard.CheckWeights(Name, step, [Network], run.LatestCheckpoint);
        state = state with { StepsDone = step, ElapsedSeconds = budget.Elapsed.TotalSeconds };
        run.WriteCheckpoint(Number, step, folder =>
        {
            Network.save(Path.Combine(folder, WeightsFile));
            cosines.save(Path.Combine(folder, CosinesFile));
            optimizer.save_state_dict(Path.Combine(folder, OptimizerFile));
            cosinesOptimizer.save_state_dict(Path.Combine(folder, CosinesFile + OptimizerFile));
            state.Write(folder);
        });
    }
}
