using TDGan.Training.Configuration;
using TDGan.Training.Losses;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>What E_f, D_g and, where it is not frozen, E_e minimize: the weighted sum of every term whose weight is not 0.</summary>
internal sealed class GeneratorObjective(TrainingOptions options, TDGanNetworks networks, RandomGenerator random)
{
    private readonly AdversarialPhaseOptions phase = options.AdversarialPhase;
    private readonly LossWeights weights = options.Losses;
    private readonly CriticTerms critics = new(options, networks, random);
    private readonly CycleTerms cycles = new(options, networks, random);
    private readonly PictureTerms pictures = new(options, networks.Landmarks);

    /// <summary>The sum for one step; each term is noted unweighted.</summary>
    /// <param name="output">The step's forward pass.</param>
    /// <param name="logitShift">tau log prior, or null.</param>
    /// <param name="identityPacing">Gets D_f's accuracy on the generated faces.</param>
    /// <param name="expressionPacing">Gets D_e's.</param>
    /// <param name="losses">Gets each term by its name.</param>
    public Tensor Compute(
        StepOutput output, Tensor? logitShift, DiscriminatorPacing identityPacing, DiscriminatorPacing expressionPacing, LossTerms losses)
    {
        var sum = new WeightedSum(losses);
        critics.AddIdentity(output, identityPacing, sum);
        critics.AddExpression(output, expressionPacing, sum);
        cycles.Add(output, sum);
        pictures.Add(output, sum);
        if (!phase.ClassificationReachesEncoder || phase.ExpressionBranchFrozen || weights.ExpressionClassification <= 0)
        {
            return sum.Total;
        }

        // M_ER was just updated, so its logits are taken anew.
        Tensor logits = networks.Generator.ExpressionBranch.Head.forward(output.ExpressionCode);
        return sum.Total
            + (weights.ExpressionClassification * ExpressionClassificationLoss.Compute(logits, output.Batch.ExpressionTargets, logitShift));
    }
}
