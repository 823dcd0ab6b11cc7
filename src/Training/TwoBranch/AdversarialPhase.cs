using TDGan.Inference.Manifest;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>The last phase: the two-branch network on pairs. Only the loop; what a step does is in <see cref="TrainingStep"/>.</summary>
internal sealed class AdversarialPhase : IDisposable
{
    /// <summary>Name in <see cref="PhaseState.Phase"/>.</summary>
    public const string Name = "adversarial";

    private const int Number = 3;

    private readonly TrainingOptions options;
    private readonly RunFolder run;
    private readonly TrainingLog log;
    private readonly TDGanNetworks networks;
    private readonly PairedBatchLoader loader;
    private readonly TrainingStep trainingStep;
    private readonly WeightAverage average;
    private readonly LearningRateSchedule schedule;
    private readonly SampleGrid samples;
    private readonly Tensor? logitShift;
    private readonly RandomGenerator random = new(0, get_default_device());
    private readonly RandomGenerator batchRandom = new(0, get_default_device());
    private PhaseState state = new() { Phase = Name };

    /// <param name="options">All options.</param>
    /// <param name="faces">The identities.</param>
    /// <param name="expressions">The expression pictures.</param>
    /// <param name="run">Where checkpoints and samples go.</param>
    /// <param name="log">Where losses go.</param>
    /// <param name="trained">What the phases before have trained, and pairs of one person.</param>
    public AdversarialPhase(
        TrainingOptions options, FaceSamples faces, ExpressionSamples expressions, RunFolder run, TrainingLog log, PhaseInputs trained)
    {
        this.options = options;
        this.run = run;
        this.log = log;
        AdversarialPhaseOptions phase = options.AdversarialPhase;
        networks = new TDGanNetworks(options, faces.IdentityCount, trained.Face) { Landmarks = trained.Landmarks };
        if (trained.ExpressionBranch is { } branch)
        {
            networks.Generator.ExpressionBranch.load_state_dict(branch.state_dict());
        }

        average = new WeightAverage(networks.Generator, networks.Average, phase.EmaDecay);
        schedule = new LearningRateSchedule(phase.LearningRate, warmUpSteps: 0);
        loader = new PairedBatchLoader(faces, expressions, options, trained.Pairs);
        logitShift = LogitAdjustment.Shift(expressions, phase.LogitAdjustment);
        trainingStep = new TrainingStep(options, networks, random) { LogitShift = logitShift };
        samples = new SampleGrid(faces, expressions, networks.Average, options.Seed, trained.Landmarks);
    }

    /// <summary>Steps done so far.</summary>
    public int StepsDone => state.StepsDone;

    /// <summary>Time in this phase, earlier runs included.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(state.ElapsedSeconds);

    /// <summary>The averaged generator that is evaluated and exported.</summary>
    public Generator Average => networks.Average;

    /// <summary>Takes the weights of exported models instead of random ones; discriminators are not exported and start anew.</summary>
    /// <param name="start">Which models.</param>
    /// <param name="trained">What earlier phases trained stays.</param>
    public void StartFrom(StartingWeights start, PhaseInputs trained)
    {
        IEnumerable<string> parts = start.Parts
            .Where(part => trained.ExpressionBranch is null || part != ModelNames.ExpressionBranch)
            .Where(part => trained.Face is null || !options.FacePhase.StartsFaceEncoder || part != ModelNames.FaceBranch);
        ExportedWeights.Load(start.Repository, networks.Generator, [.. parts]);
        average.Reset();
    }

    /// <summary>Continues from a checkpoint of this phase.</summary>
    public void Restore(string checkpoint)
    {
        networks.Load(checkpoint);
        state = PhaseState.Read(checkpoint);
        trainingStep.IdentityPacing.State = state.IdentityPace;
        trainingStep.ExpressionPacing.State = state.ExpressionPace;
    }

    /// <summary>Trains until the budget is used or the token asks to stop; saves in both cases.</summary>
    /// <returns>True where the phase is complete.</returns>
    public bool Run(CancellationToken cancellationToken)
    {
        AdversarialPhaseOptions phase = options.AdversarialPhase;
        var budget = new PhaseBudget(phase.Steps, phase.Minutes, TimeProvider.System, TimeSpan.FromSeconds(state.ElapsedSeconds));
        using var batches = new BatchPrefetch<PairedBatch>(Load, batch => [batch.Faces, batch.IdentityLabels, batch.ExpressionImages, batch.ExpressionTargets]);
        SetModes();
        int step = state.StepsDone;
        double progress = budget.Progress(step);
        while (progress < 1 && !cancellationToken.IsCancellationRequested)
        {
            IReadOnlyList<(string Name, double Value)> losses = Step(batches, step, progress);
            step++;
            progress = budget.Progress(step);
            log.Step(Name, step, progress, new StepTiming(budget.Elapsed, batches.Waited, phase.BatchSize), losses);
            FiniteGuard.CheckLosses(Name, step, losses, run.LatestCheckpoint);
            if (step % phase.SampleEverySteps == 0)
            {
                Save(step, budget);
                samples.Write(run.Combine("samples"), step);
            }
        }

        Save(step, budget);
        samples.Write(run.Combine("samples"), step);
        return progress >= 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        networks.Dispose();
        logitShift?.Dispose();
        random.Dispose();
        batchRandom.Dispose();
    }

    private void SetModes()
    {
        networks.Generator.train();
        networks.IdentityDiscriminator.train();
        networks.ExpressionDiscriminator.train();
        if (options.AdversarialPhase.ExpressionStatisticsHeld)
        {
            foreach (BatchNormalization norm in networks.Generator.ExpressionBranch.modules().OfType<BatchNormalization>())
            {
                norm.eval();
            }
        }

        if (options.AdversarialPhase.ExpressionBranchFrozen)
        {
            networks.Generator.ExpressionBranch.eval();
            foreach (Parameter parameter in networks.Generator.ExpressionBranch.parameters())
            {
                parameter.requires_grad = false;
            }
        }
    }

    private PairedBatch Load(int step)
    {
        batchRandom.manual_seed(StepSeed.OfBatch(options.Seed, step));
        return loader.Load(step, batchRandom);
    }

    private IReadOnlyList<(string Name, double Value)> Step(BatchPrefetch<PairedBatch> batches, int step, double progress)
    {
        using var scope = NewDisposeScope();
        long seed = StepSeed.OfStep(options.Seed, step);
        TorchSharp.torch.random.manual_seed(seed);
        random.manual_seed(seed);
        SetLearningRate(step, progress);
        var losses = new LossTerms();
        PairedBatch batch = batches.Take(step);
        if (options.AdversarialPhase.ClassificationOnly)
        {
            trainingStep.UpdateExpressionBranch(batch, losses);
        }
        else
        {
            trainingStep.Run(batch, step, losses);
        }

        average.Update(step);
        return losses.Read();
    }

    private void SetLearningRate(int step, double progress)
    {
        AdversarialPhaseOptions phase = options.AdversarialPhase;
        double rate = phase.CosineSchedule ? schedule.At(step, progress) : phase.LearningRate;
        SetLearningRate(networks.GeneratorOptimizer, rate);
        SetLearningRate(networks.HeadOptimizer, rate);
        SetLearningRate(networks.IdentityOptimizer, rate * phase.DiscriminatorLearningRateFactor);
        SetLearningRate(networks.ExpressionOptimizer, rate * phase.DiscriminatorLearningRateFactor);
    }

    private static void SetLearningRate(Adam optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }
    }

    private void Save(int step, PhaseBudget budget)
    {
        FiniteGuard.CheckWeights(Name, step, networks.Networks.Select(network => network.Network), run.LatestCheckpoint);
        state = state with
        {
            StepsDone = step,
            ElapsedSeconds = budget.Elapsed.TotalSeconds,
            IdentityPace = trainingStep.IdentityPacing.State,
            ExpressionPace = trainingStep.ExpressionPacing.State,
        };
        run.WriteCheckpoint(Number, step, folder =>
        {
            networks.Save(folder);
            state.Write(folder);
        });
    }
}
