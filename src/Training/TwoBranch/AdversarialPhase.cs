using TDGan.Inference.Manifest;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>The last phase: the two-branch network on pairs. What a step does is in <see cref="TrainingStep"/>.</summary>
internal sealed class AdversarialPhase : ITrainable<PairedBatch>, IDisposable
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Name = "adversarial";

    private readonly TrainingOptions _options;
    private readonly RunFolder _run;
    private readonly TDGanNetworks _networks;
    private readonly PairedBatchLoader _loader;
    private readonly TrainingStep _trainingStep;
    private readonly SampleGrid _samples;
    private readonly Tensor? _logitShift;
    private readonly RandomGenerator _chance = new(0, get_default_device());
    private readonly RandomGenerator _batchChance = new(0, get_default_device());
    private PhaseState _state = new() { Phase = Name };

    /// <param name="options">All options.</param>
    /// <param name="faces">The identities.</param>
    /// <param name="expressions">The expression pictures.</param>
    /// <param name="run">Where samples go.</param>
    /// <param name="trained">What the phases before have trained, and pairs of one person.</param>
    public AdversarialPhase(TrainingOptions options, FaceSamples faces, ExpressionSamples expressions, RunFolder run, PhaseInputs trained)
    {
        (_options, _run) = (options, run);
        AdversarialPhaseOptions phase = options.AdversarialPhase;
        Plan = PlanOf(phase, options.Seed);
        _networks = new TDGanNetworks(options, faces.IdentityCount, trained.Face) { Landmarks = trained.Landmarks };
        if (trained.ExpressionBranch is { } branch)
        {
            _networks.Generator.ExpressionBranch.load_state_dict(branch.state_dict());
        }

        Average = new WeightAverage(_networks.Generator, _networks.Average, phase.EmaDecay);
        _loader = new PairedBatchLoader(faces, expressions, options, trained.Pairs);
        _logitShift = LogitAdjustment.Shift(expressions, phase.LogitAdjustment);
        _trainingStep = new TrainingStep(options, _networks, _chance) { LogitShift = _logitShift };
        _samples = new SampleGrid(faces, expressions, _networks.Average, options.Seed, trained.Landmarks);
        SetModes();
    }

    /// <inheritdoc/>
    public LoopPlan Plan { get; }

    /// <summary>The averaged generator that is evaluated and exported.</summary>
    public Generator AveragedGenerator => _networks.Average;

    /// <inheritdoc/>
    public WeightAverage Average { get; }

    /// <inheritdoc/>
    public IEnumerable<nn.Module> Networks => _networks.Networks.Select(network => network.Network);

    /// <inheritdoc/>
    public PhaseState State
    {
        get => _state with { IdentityPace = _trainingStep.IdentityPacing.State, ExpressionPace = _trainingStep.ExpressionPacing.State };
        set
        {
            _state = value;
            _trainingStep.IdentityPacing.State = value.IdentityPace;
            _trainingStep.ExpressionPacing.State = value.ExpressionPace;
        }
    }

    /// <summary>Takes the weights of exported models instead of random ones; discriminators are not exported and start anew.</summary>
    /// <param name="start">Which models.</param>
    /// <param name="trained">What earlier phases trained stays.</param>
    public void StartFrom(StartingWeights start, PhaseInputs trained)
    {
        IEnumerable<string> parts = start.Parts
            .Where(part => trained.ExpressionBranch is null || part != ModelNames.ExpressionBranch)
            .Where(part => trained.Face is null || !_options.FacePhase.StartsFaceEncoder || part != ModelNames.FaceBranch);
        ExportedWeights.Load(start.Repository, _networks.Generator, [.. parts]);
        Average.Reset();
    }

    /// <inheritdoc/>
    public PairedBatch Load(int step)
    {
        _batchChance.manual_seed(StepSeed.OfBatch(_options.Seed, step));
        return _loader.Load(step, _batchChance);
    }

    /// <inheritdoc/>
    public IEnumerable<Tensor> Tensors(PairedBatch batch) => [batch.Faces, batch.IdentityLabels, batch.ExpressionImages, batch.ExpressionTargets];

    /// <inheritdoc/>
    public void SetLearningRate(double rate)
    {
        double ofDiscriminators = rate * _options.AdversarialPhase.DiscriminatorLearningRateFactor;
        _networks.GeneratorOptimizer.SetLearningRate(rate);
        _networks.HeadOptimizer.SetLearningRate(rate);
        _networks.IdentityOptimizer.SetLearningRate(ofDiscriminators);
        _networks.ExpressionOptimizer.SetLearningRate(ofDiscriminators);
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, double Value)> Step(PairedBatch batch, int step)
    {
        _chance.manual_seed(StepSeed.OfStep(_options.Seed, step));
        var losses = new LossTerms();
        if (_options.AdversarialPhase.ClassificationOnly)
        {
            _trainingStep.UpdateExpressionBranch(batch, losses);
        }
        else
        {
            _trainingStep.Run(batch, step, losses);
        }

        return losses.Read();
    }

    /// <summary>Draws what the averaged generator makes of fixed pairs.</summary>
    public void Validate() => _samples.Write(_run.Combine("samples"), State.StepsDone);

    /// <inheritdoc/>
    public void Save(string folder) => _networks.Save(folder);

    /// <inheritdoc/>
    public void Restore(string folder) => _networks.Load(folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        _networks.Dispose();
        _logitShift?.Dispose();
        _chance.Dispose();
        _batchChance.Dispose();
    }

    private static LoopPlan PlanOf(AdversarialPhaseOptions phase, int seed) => new()
    {
        Phase = Name,
        Number = 3,
        Seed = seed,
        Steps = phase.Steps,
        Minutes = phase.Minutes,
        BatchSize = phase.BatchSize,
        Schedule = new LearningRateSchedule(phase.LearningRate, warmUpSteps: 0, decays: phase.CosineSchedule),
        CheckpointEverySteps = phase.SampleEverySteps,
        ValidateEverySteps = phase.SampleEverySteps,
    };

    private void SetModes()
    {
        _networks.Generator.train();
        _networks.IdentityDiscriminator.train();
        _networks.ExpressionDiscriminator.train();
        if (_options.AdversarialPhase.ExpressionStatisticsHeld)
        {
            foreach (BatchNormalization norm in _networks.Generator.ExpressionBranch.modules().OfType<BatchNormalization>())
            {
                norm.eval();
            }
        }

        if (_options.AdversarialPhase.ExpressionBranchFrozen)
        {
            _networks.Generator.ExpressionBranch.eval();
            foreach (Parameter parameter in _networks.Generator.ExpressionBranch.parameters())
            {
                parameter.requires_grad = false;
            }
        }
    }
}
