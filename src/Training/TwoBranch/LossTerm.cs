using TDGan.Training.Configuration;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>One row of <see cref="GeneratorObjective"/>.</summary>
/// <param name="Name">Name in the log.</param>
/// <param name="Weight">Its weight; at 0 nothing of it is computed.</param>
/// <param name="Compute">The unweighted scalar, or null where this batch or these networks have nothing that it could be computed on.</param>
internal sealed record LossTerm(string Name, Func<LossWeights, double> Weight, Func<StepPasses, Tensor?> Compute)
{
    /// <summary>False for a term that another update of the step logs under the same name.</summary>
    public bool IsLogged { get; init; } = true;
}
