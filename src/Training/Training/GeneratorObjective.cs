using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Losses;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.Training;

/// <summary>What E_f, D_g and, where it is not frozen, E_e minimize: the weighted sum of every term whose weight is not 0.</summary>
internal sealed class GeneratorObjective(TrainingOptions options, TDGanNetworks networks, RandomGenerator random)
{
    private readonly AdversarialPhaseOptions phase = options.AdversarialPhase;
    private readonly LossWeights weights = options.Losses;
    private readonly Augmentation criticAugmentation = new(options.CriticAugmentation);

    /// <summary>The sum for one step; each term is noted unweighted.</summary>
    public Tensor Compute(StepOutput output, LossTerms losses)
    {
        Tensor total = AdversarialTerms(output, losses) + ConsistencyTerms(output, losses) + PictureTerms(output, losses);
        if (!phase.ClassificationReachesEncoder || phase.ExpressionBranchFrozen || weights.ExpressionClassification <= 0)
        {
            return total;
        }

        // M_ER was just updated, so its logits are taken anew.
        Tensor logits = networks.Generator.ExpressionBranch.Head.forward(output.ExpressionCode);
        return total + (weights.ExpressionClassification * ExpressionClassificationLoss.Compute(logits, output.Batch.ExpressionTargets));
    }

    private Tensor AdversarialTerms(StepOutput output, LossTerms losses)
    {
        DiscriminatorOutput identity = networks.IdentityDiscriminator.forward(output.Generated);
        DiscriminatorOutput expression = networks.ExpressionDiscriminator.forward(output.Generated);
        Tensor total =
            (weights.AdversarialIdentity * losses.Add(
                "adversarialIdentity", AdversarialIdentityLoss.Compute(identity.ClassLogits, output.Batch.IdentityLabels)))
            + (weights.AdversarialExpression * losses.Add(
                "adversarialExpression", AdversarialExpressionLoss.Compute(expression.ClassLogits, output.Batch.ExpressionTargets)));
        if (weights.FaceRealism > 0 && identity.Realism is not null)
        {
            total = total + (weights.FaceRealism * losses.Add("faceRealism", RealismLoss.Generator(identity.Realism)));
        }

        if (weights.ExpressionRealism > 0 && expression.Realism is not null)
        {
            total = total + (weights.ExpressionRealism * losses.Add("expressionRealism", RealismLoss.Generator(expression.Realism)));
        }

        if (output.FaceFeatures is not null)
        {
            Tensor features = phase.PerceptualFeatures == PerceptualFeatures.FaceEncoder ? networks.PerceptualFeatures(output.Generated) : identity.Features;
            total = total + (weights.Perceptual * losses.Add("perceptual", PerceptualLoss.Compute(features, output.FaceFeatures)));
        }

        return total;
    }

    private Tensor ConsistencyTerms(StepOutput output, LossTerms losses)
    {
        // The self pairs come first and need no consistency: the share is taken from the end of the batch.
        long n = output.Generated.shape[0];
        long count = (long)Math.Ceiling(n * phase.ConsistencyShare);
        Generator generator = networks.Generator;
        Tensor total = zeros(1);
        if (count == 0)
        {
            return total;
        }

        Tensor generated = output.Generated.narrow(0, n - count, count);
        if (weights.DualConsistencyFace > 0)
        {
            Tensor faces = output.Batch.Faces.narrow(0, n - count, count);
            Tensor reconstructed = generator.forward(new GeneratorInput(generated, networks.ExpressionCode(faces), random));
            total = total + (weights.DualConsistencyFace * losses.Add("dualConsistencyFace", DualConsistencyLoss.Compute(reconstructed, faces)));
        }

        if (weights.DualConsistencyExpression > 0 || weights.ExpressionCode > 0)
        {
            Tensor images = output.Batch.ExpressionImages.narrow(0, n - count, count);
            Tensor code = generator.ExpressionBranch.Encoder.forward(generated);
            Tensor reconstructed = generator.forward(new GeneratorInput(images, code, random));
            total = total + (weights.DualConsistencyExpression
                * losses.Add("dualConsistencyExpression", DualConsistencyLoss.Compute(reconstructed, images)));
            Tensor wanted = output.ExpressionCode.narrow(0, n - count, count);
            total = weights.ExpressionCode > 0
                ? total + (weights.ExpressionCode * losses.Add("expressionCode", ExpressionCodeLoss.Compute(code, wanted)))
                : total;
        }

        return total;
    }

    private Tensor PictureTerms(StepOutput output, LossTerms losses)
    {
        Tensor total = zeros(1);
        long self = (long)(output.Generated.shape[0] * phase.SelfPairShare);
        if (weights.SelfReconstruction > 0 && self > 0)
        {
            Tensor loss = DualConsistencyLoss.Compute(output.Generated.narrow(0, 0, self), output.Batch.Faces.narrow(0, 0, self));
            total = total + (weights.SelfReconstruction * losses.Add("selfReconstruction", loss));
        }

        if (weights.GeneratedClassification > 0)
        {
            Tensor logits = networks.Generator.ExpressionBranch.forward(criticAugmentation.Apply(output.Generated, random)).Logits;
            Tensor loss = GeneratedClassificationLoss.Compute(logits, output.Batch.ExpressionTargets);
            total = total + (weights.GeneratedClassification * losses.Add("generatedClassification", loss));
        }

        return weights.ChangeSmoothness > 0
            ? total + (weights.ChangeSmoothness
                * losses.Add("changeSmoothness", ChangeSmoothnessLoss.Compute(output.Generated, output.Batch.Faces)))
            : total;
    }
}
