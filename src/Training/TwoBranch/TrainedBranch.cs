using TDGan.Training.Configuration;
using TDGan.Training.Loops;
using TDGan.Training.Networks;

namespace TDGan.Training.TwoBranch;

/// <summary>The recogniser that a run ends with: that of the averaged generator where the second phase ran, else the best of the first phase.</summary>
internal static class TrainedBranch
{
    /// <summary>Loads it; the caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">The run has trained none yet.</exception>
    public static ExpressionBranch Load(RunFolder run, TrainingOptions options)
    {
        ExpressionBranch branch = NetworkFactory.ExpressionBranch(options.Networks);
        if (run.LatestCheckpoint is { } checkpoint && PhaseState.Read(checkpoint).Phase == AdversarialPhase.Name)
        {
            using Generator generator = NetworkFactory.Generator(options.Networks);
            generator.load(TDGanNetworks.AverageFile(checkpoint));
            branch.load_state_dict(generator.ExpressionBranch.state_dict());
            return branch;
        }

        string best = run.Combine(ExpressionPhase.BestFolder, ExpressionPhase.AverageFile);
        if (!File.Exists(best))
        {
            branch.Dispose();
            throw new InvalidOperationException($"{run.Root}: no trained expression branch; train it first.");
        }

        branch.load(best);
        return branch;
    }
}
