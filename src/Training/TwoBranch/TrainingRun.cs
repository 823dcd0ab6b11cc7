using TDGan.Inference.Manifest;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Landmarks;
using TDGan.Training.Loops;
using TDGan.Training.Networks;

namespace TDGan.Training.TwoBranch;

/// <summary>A whole run: the phases of a preset in their order, from the start or from the newest checkpoint.</summary>
/// <param name="options">All options.</param>
/// <param name="pictures">What it trains on and is measured on; stays the caller's.</param>
/// <param name="run">Where checkpoints go.</param>
/// <param name="log">Where losses go.</param>
/// <param name="startFrom">Exported weights that each phase starts from, or null to start from chance.</param>
internal sealed class TrainingRun(
    TrainingOptions options, TrainingPictures pictures, RunFolder run, TrainingLog log, StartingWeights? startFrom = null)
{
    private static readonly string[] Phases = [ExpressionPhase.Name, FacePhase.Name, AdversarialPhase.Name];

    /// <summary>Whether the second phase ends with a validation in the log; false where the caller measures anyway.</summary>
    public bool ValidatesAtTheEnd { get; init; } = true;

    /// <summary>Model repository with the landmark model, read where a term needs landmarks.</summary>
    public string Models { get; init; } = "models";

    /// <summary>Trains what is left to train.</summary>
    /// <param name="resume">Whether to go on from the newest checkpoint; otherwise the run starts anew.</param>
    /// <param name="cancellationToken">Asks to save and stop after the current step.</param>
    /// <returns>True where all phases are complete.</returns>
    /// <exception cref="InvalidOperationException">The run is to go on with other starting weights than it began with.</exception>
    public bool Execute(bool resume, CancellationToken cancellationToken)
    {
        string? checkpoint = resume ? run.LatestCheckpoint : null;
        PhaseState? state = checkpoint is null ? null : PhaseState.Read(checkpoint);
        if (state is not null && state.Phase != AdversarialPhase.Name)
        {
            CheckStart();
        }

        CheckNetworks();
        run.WriteOptions(OptionsReader.Write(options));
        if (startFrom is not null && checkpoint is null)
        {
            string start = startFrom.Describe();
            run.WriteStart(start);
            log.Say($"starting from {start}");
        }

        if (resume)
        {
            log.Rewind((phase, step) => state is not null && IsAtOrBefore(phase, step, state));
        }

        log.Say($"{pictures.Train.Count} training and {pictures.Validation.Count} validation pictures of expressions");
        log.Say($"activations of residual networks: {(PrecisionChoice.Resolve(options.Networks.Precision) == Precision.Full ? "32-bit floats" : "bfloat16")}");
        string? reached = state?.Phase;
        if (options.ExpressionPhase.Steps > 0 && (reached is null or ExpressionPhase.Name)
            && !RunExpressionPhase(checkpoint, cancellationToken))
        {
            return false;
        }

        if (options.FacePhase.Steps > 0 && reached != AdversarialPhase.Name
            && !RunFacePhase(reached == FacePhase.Name ? checkpoint : null, cancellationToken))
        {
            return false;
        }

        return options.AdversarialPhase.Steps == 0
            || RunAdversarialPhase(reached == AdversarialPhase.Name ? checkpoint : null, cancellationToken);
    }

    /// <summary>Phases that are still to come must start from what the first ones started from.</summary>
    private void CheckStart()
    {
        string? given = startFrom?.Describe();
        if (run.Start != given)
        {
            throw new InvalidOperationException(
                $"The run started from {run.Start ?? "chance"}, not from {given ?? "chance"}: go on with the same --start-from.");
        }
    }

    /// <summary>Weights of other networks are refused now, not after a phase that does not read them.</summary>
    /// <exception cref="InvalidDataException">The exported weights are of other networks.</exception>
    private void CheckNetworks()
    {
        if (startFrom is not null && options.AdversarialPhase.Steps > 0)
        {
            using Generator generator = NetworkFactory.Generator(options.Networks);
            ExportedWeights.Load(startFrom.Repository, generator, startFrom.Parts);
        }
    }

    /// <summary>Whether a line of the log was written before a checkpoint.</summary>
    private static bool IsAtOrBefore(string phase, int step, PhaseState state)
    {
        (int ofLine, int ofState) = (Array.IndexOf(Phases, phase), Array.IndexOf(Phases, state.Phase));
        return ofLine < ofState || (ofLine == ofState && step <= state.StepsDone);
    }

    /// <summary>Trains a phase, from a checkpoint of it where one is given.</summary>
    private bool Train<TBatch>(ITrainable<TBatch> phase, string? checkpoint, CancellationToken cancellationToken)
    {
        var loop = new TrainingLoop<TBatch>(phase, run, log);
        if (checkpoint is not null)
        {
            loop.Restore(checkpoint);
        }

        return loop.Run(cancellationToken);
    }

    private TruePairs? Pairs()
    {
        if (options.AdversarialPhase.TruePairShare <= 0)
        {
            return null;
        }

        TruePairs pairs = pictures.Pairs(options.Seed);
        log.Say($"pairs of one person with different expressions: {pairs.PersonCount} people");
        return pairs;
    }

    private bool RunExpressionPhase(string? checkpoint, CancellationToken cancellationToken)
    {
        using var phase = new ExpressionPhase(options, pictures.TrainWithAdded, pictures.Validation, run, log);
        if (options.Data.AddedExpressions.Length > 0)
        {
            log.Say($"{pictures.TrainWithAdded.Added} added pictures, {options.Data.AddedShare * 100:F0} of 100 that are drawn");
        }

        if (checkpoint is null && startFrom?.Has(ModelNames.ExpressionBranch) == true)
        {
            phase.StartFrom(startFrom.Repository);
        }

        bool complete = Train(phase, checkpoint, cancellationToken);
        log.Say(complete ? "The expression branch is trained." : "Stopped and saved; go on with --resume.");
        return complete;
    }

    private bool RunFacePhase(string? checkpoint, CancellationToken cancellationToken)
    {
        SayFaces();
        using var phase = new FacePhase(options, pictures.Faces, run);
        if (checkpoint is null && startFrom?.Has(ModelNames.FaceBranch) == true)
        {
            phase.StartFrom(startFrom.Repository);
        }

        bool complete = Train(phase, checkpoint, cancellationToken);
        log.Say(complete ? "The face encoder is trained." : "Stopped and saved; go on with --resume.");
        return complete;
    }

    private void SayFaces() => log.Say($"{pictures.Faces.Count} faces of {pictures.Faces.IdentityCount} known identities");

    private bool RunAdversarialPhase(string? checkpoint, CancellationToken cancellationToken)
    {
        SayFaces();
        using var trained = new PhaseInputs(LoadTrainedBranch(), LoadTrainedFace(), Pairs())
        {
            Landmarks = options.Losses.PlantedExpression > 0 ? new LandmarkReader(Models) : null,
        };
        using var phase = new AdversarialPhase(options, pictures.Faces, pictures.Train, run, trained);
        if (checkpoint is null && startFrom is not null)
        {
            phase.StartFrom(startFrom, trained);
        }

        bool complete = Train(phase, checkpoint, cancellationToken);
        if (ValidatesAtTheEnd)
        {
            log.Validation(
                AdversarialPhase.Name,
                phase.State.StepsDone,
                TimeSpan.FromSeconds(phase.State.ElapsedSeconds),
                EvaluationLoop.Evaluate(phase.AveragedGenerator.ExpressionBranch, pictures.Validation));
        }

        log.Say(complete ? "The network is trained." : "Stopped and saved; go on with --resume.");
        return complete;
    }

    private FaceIdentityNetwork? LoadTrainedFace()
    {
        string weights = run.Combine(FacePhase.TrainedFolder, FacePhase.WeightsFile);
        if (options.FacePhase.Steps == 0 || !File.Exists(weights))
        {
            return null;
        }

        FaceIdentityNetwork network = NetworkFactory.FaceIdentity(options.Networks, options.FacePhase.EmbeddingChannels);
        network.load(weights);
        return network;
    }

    private ExpressionBranch? LoadTrainedBranch()
    {
        string weights = run.Combine(ExpressionPhase.BestFolder, ExpressionPhase.AverageFile);
        if (!File.Exists(weights))
        {
            return null;
        }

        ExpressionBranch branch = NetworkFactory.ExpressionBranch(options.Networks);
        branch.load(weights);
        return branch;
    }
}
