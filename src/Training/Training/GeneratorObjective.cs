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

    private Tensor AdversarialTerms(StepOutput output, LossTerms losses) => IdentityTerms(output, losses) + ExpressionTerms(output, losses);

    private Tensor IdentityTerms(StepOutput output, LossTerms losses)
    {
        bool featuresOfCritic = output.FaceFeatures is not null && phase.PerceptualFeatures == PerceptualFeatures.IdentityDiscriminator;
        Tensor total = zeros(1);
        Tensor? features = null;
        if (weights.AdversarialIdentity > 0 || weights.FaceRealism > 0 || featuresOfCritic)
        {
            DiscriminatorOutput identity = networks.IdentityDiscriminator.forward(output.Generated);
            features = identity.Features;
            total = Weigh(weights.AdversarialIdentity, "adversarialIdentity", losses,
                () => AdversarialIdentityLoss.Compute(identity.ClassLogits, output.Batch.IdentityLabels));
            total = total + Realism(weights.FaceRealism, "faceRealism", losses, identity);
        }

        return output.FaceFeatures is null
            ? total
            : total + Weigh(weights.Perceptual, "perceptual", losses, () => PerceptualLoss.Compute(
                featuresOfCritic ? features! : networks.PerceptualFeatures(output.Generated), output.FaceFeatures));
    }

    private Tensor ExpressionTerms(StepOutput output, LossTerms losses)
    {
        if (weights.AdversarialExpression <= 0 && weights.ExpressionRealism <= 0)
        {
            return zeros(1);
        }

        DiscriminatorOutput expression = networks.ExpressionDiscriminator.forward(output.Generated);
        Tensor total = Weigh(weights.AdversarialExpression, "adversarialExpression", losses,
            () => AdversarialExpressionLoss.Compute(expression.ClassLogits, output.Batch.ExpressionTargets));
        return total + Realism(weights.ExpressionRealism, "expressionRealism", losses, expression);
    }

    private static Tensor Realism(double weight, string name, LossTerms losses, DiscriminatorOutput judged) =>
        judged.Realism is null ? zeros(1) : Weigh(weight, name, losses, () => RealismLoss.Generator(judged.Realism));

    /// <summary>A term times its weight; at weight 0 it is not computed.</summary>
    private static Tensor Weigh(double weight, string name, LossTerms losses, Func<Tensor> term) =>
        weight > 0 ? weight * losses.Add(name, term()) : zeros(1);

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
            total = total + Weigh(weights.DualConsistencyExpression, "dualConsistencyExpression", losses, () =>
                DualConsistencyLoss.Compute(generator.forward(new GeneratorInput(images, code, random)), images));
            Tensor wanted = output.ExpressionCode.narrow(0, n - count, count);
            total = total + Weigh(weights.ExpressionCode, "expressionCode", losses, () => ExpressionCodeLoss.Compute(code, wanted));
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
