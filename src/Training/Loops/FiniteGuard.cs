using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Loops;

/// <summary>Stops a run whose numbers are no longer numbers, before they reach a checkpoint.</summary>
internal static class FiniteGuard
{
    /// <summary>Looks at the losses of a step.</summary>
    /// <exception cref="InvalidOperationException">One is infinite or not a number; the message names it and the checkpoint to go on from.</exception>
    public static void CheckLosses(string phase, int step, IReadOnlyList<(string Name, double Value)> losses, string? checkpoint)
    {
        foreach ((string name, double value) in losses)
        {
            if (!double.IsFinite(value))
            {
                throw Diverged(phase, step, string.Create(CultureInfo.InvariantCulture, $"the loss {name} is {value}"), checkpoint);
            }
        }
    }

    /// <summary>Looks at the weights that a checkpoint would get: a finite loss may have had a gradient that was not.</summary>
    /// <exception cref="InvalidOperationException">One is infinite or not a number.</exception>
    public static void CheckWeights(string phase, int step, IEnumerable<nn.Module> networks, string? checkpoint)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        foreach ((string name, Parameter parameter) in networks.SelectMany(network => network.named_parameters()))
        {
            if (!parameter.isfinite().all().item<bool>())
            {
                throw Diverged(phase, step, $"the weights {name} are not finite", checkpoint);
            }
        }
    }

    private static InvalidOperationException Diverged(string phase, int step, string what, string? checkpoint) => new(
        $"Stopped in step {step} of the {phase} phase: {what}. "
        + (checkpoint is null ? "There is no checkpoint yet." : $"The last good checkpoint is {checkpoint}; go on with --resume, perhaps at a lower learning rate."));
}
