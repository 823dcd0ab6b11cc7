using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Networks;
using TDGan.Training.Reporting;

namespace TDGan.Training.Training;

/// <summary>A whole run: the phases of a preset in their order, from the start or from the newest checkpoint.</summary>
/// <param name="options">All options.</param>
/// <param name="data">Folder of the data sets.</param>
/// <param name="run">Where checkpoints go.</param>
/// <param name="log">Where losses go.</param>
/// <param name="startFrom">A model repository whose weights each phase starts from, or null to start from chance.</param>
internal sealed class TrainingRun(TrainingOptions options, string data, RunFolder run, TrainingLog log, string? startFrom = null)
{
    /// <summary>Trains what is left to train.</summary>
    /// <param name="resume">Whether to go on from the newest checkpoint; otherwise the run starts anew.</param>
    /// <param name="cancellationToken">Asks to save and stop after the current step.</param>
    /// <returns>True where all phases are complete.</returns>
    public bool Execute(bool resume, CancellationToken cancellationToken)
    {
        string? checkpoint = resume ? run.LatestCheckpoint : null;
        PhaseState? state = checkpoint is null ? null : PhaseState.Read(checkpoint);
        run.WriteOptions(OptionsReader.Write(options));
        using ExpressionSamples train = LoadExpressions("train", requireMajority: false);
        using ExpressionSamples validation = LoadExpressions("valid", requireMajority: true);
        log.Say($"{train.Count} training and {validation.Count} validation pictures of expressions");
        log.Say($"activations of residual networks: {(PrecisionChoice.Resolve(options.Networks.Precision) == Precision.Full ? "32-bit floats" : "bfloat16")}");
        bool inSecondPhase = state?.Phase == AdversarialPhase.Name;
        if (options.ExpressionPhase.Steps > 0 && !inSecondPhase && !RunExpressionPhase(train, validation, checkpoint, cancellationToken))
        {
            return false;
        }

        return options.AdversarialPhase.Steps == 0
            || RunAdversarialPhase(train, validation, inSecondPhase ? checkpoint : null, cancellationToken);
    }

    private ExpressionSamples LoadExpressions(string split, bool requireMajority) => FerPlusDataset.Load(
        Path.Combine(data, "ferplus"), split, options.Networks.ImageSide, requireMajority, options.Data.MaxExpressionPictures);

    private bool RunExpressionPhase(
        ExpressionSamples train, ExpressionSamples validation, string? checkpoint, CancellationToken cancellationToken)
    {
        using var phase = new ExpressionPhase(options, train, validation, run, log);
        if (checkpoint is not null)
        {
            phase.Restore(checkpoint);
        }
        else if (startFrom is not null)
        {
            phase.StartFrom(startFrom);
        }

        bool complete = phase.Run(cancellationToken);
        log.Say(complete ? "The expression branch is trained." : "Stopped and saved; go on with --resume.");
        return complete;
    }

    private bool RunAdversarialPhase(
        ExpressionSamples train, ExpressionSamples validation, string? checkpoint, CancellationToken cancellationToken)
    {
        IReadOnlyList<LabelledFile> files = LfwFaces.TrainingFaces(Path.Combine(data, "lfw"));
        using FaceSamples faces = FaceSamples.Load(options.Data.MaxFaces > 0 ? [.. files.Take(options.Data.MaxFaces)] : files, options.Networks.ImageSide);
        log.Say($"{faces.Count} faces of {faces.IdentityCount} known identities");
        using ExpressionBranch? branch = LoadTrainedBranch();
        using var phase = new AdversarialPhase(options, faces, train, run, log, branch);
        if (checkpoint is not null)
        {
            phase.Restore(checkpoint);
        }
        else if (startFrom is not null)
        {
            phase.StartFrom(startFrom, keepExpressionBranch: branch is not null);
        }

        bool complete = phase.Run(cancellationToken);
        log.Validation(AdversarialPhase.Name, phase.StepsDone, phase.Elapsed, EvaluationLoop.Evaluate(phase.Average.ExpressionBranch, validation));
        log.Say(complete ? "The network is trained." : "Stopped and saved; go on with --resume.");
        return complete;
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
