using TDGan.Training.Configuration;
using TDGan.Training.Loops;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>
/// The averaged generator of a run, or the mean of those of several runs. Runs that went on from the same weights lie in one valley of the loss, and the
/// mean of their weights is often better than each (Wortsman et al., "Model soups", ICML 2022).
/// </summary>
internal static class RunGenerator
{
    /// <summary>The mean of the averaged weights, in evaluation mode.</summary>
    /// <param name="runs">One run or more, of the same networks.</param>
    /// <param name="networks">The networks.</param>
    /// <exception cref="InvalidOperationException">A run has no trained generator, or other networks.</exception>
    public static Generator Load(IReadOnlyList<RunFolder> runs, NetworkOptions networks)
    {
        Generator mean = Load(runs[0], networks);
        using var gradients = no_grad();
        for (int i = 1; i < runs.Count; i++)
        {
            using var scope = NewDisposeScope();
            using Generator other = Load(runs[i], networks);
            Dictionary<string, Tensor> weights = other.state_dict();
            foreach ((string name, Tensor weight) in mean.state_dict().Where(entry => entry.Value.is_floating_point()))
            {
                weight.add_((weights[name] - weight) / (i + 1));
            }
        }

        return mean;
    }

    private static Generator Load(RunFolder run, NetworkOptions networks)
    {
        string? checkpoint = run.LatestCheckpoint;
        if (checkpoint is null || PhaseState.Read(checkpoint).Phase != AdversarialPhase.Name)
        {
            throw new InvalidOperationException($"{run.Root}: no checkpoint of the whole network to export; train it first.");
        }

        if (OptionsReader.ReadPreset(run.OptionsFile).Networks with { Precision = networks.Precision } != networks)
        {
            throw new InvalidOperationException($"{run.Root} trained other networks.");
        }

        Generator generator = NetworkFactory.Generator(networks);
        generator.load(TDGanNetworks.AverageFile(checkpoint));
        generator.eval();
        return generator;
    }
}
