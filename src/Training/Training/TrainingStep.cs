using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Losses;
using TDGan.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Training;

/// <summary>
/// One step of the whole network in three parts: <see cref="Forward"/>, <see cref="UpdateClassifierAndDiscriminators"/>,
/// <see cref="UpdateGenerator"/>. The generator meets the discriminators that were just updated; phi(I_f) is taken before D_f's update.
/// </summary>
internal sealed class TrainingStep(TrainingOptions options, TDGanNetworks networks, RandomGenerator random)
{
    private readonly AdversarialPhaseOptions phase = options.AdversarialPhase;
    private readonly LossWeights weights = options.Losses;
    private readonly Augmentation criticAugmentation = new(options.CriticAugmentation);

    /// <summary>Codes and generated faces of a batch, and phi(I_f).</summary>
    public StepOutput Forward(PairedBatch batch)
    {
        batch = WithSelfPairs(batch);
        Tensor expressionCode = Code(batch.ExpressionImages);
        Tensor generated = networks.Generator.forward(new GeneratorInput(batch.Faces, expressionCode, random));
        Tensor? faceFeatures = null;
        if (weights.Perceptual > 0)
        {
            using var gradients = no_grad();
            faceFeatures = Features(batch.Faces);
        }

        return new StepOutput(batch, expressionCode, generated, faceFeatures);
    }

    /// <summary>M_ER on d_e, then D_f and D_e where their interval says so.</summary>
    /// <param name="output">What <see cref="Forward"/> gave.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="losses">Gets each term by its name.</param>
    public void UpdateClassifierAndDiscriminators(StepOutput output, int step, LossTerms losses)
    {
        if (!phase.ExpressionBranchFrozen)
        {
            Tensor logits = networks.Generator.ExpressionBranch.Head.forward(output.ExpressionCode.detach());
            Minimize(
                losses.Add("expressionClassification", ExpressionClassificationLoss.Compute(logits, output.Batch.ExpressionTargets)),
                networks.HeadOptimizer);
        }

        if (step % phase.IdentityDiscriminatorInterval == 0)
        {
            UpdateIdentityDiscriminator(output, step / phase.IdentityDiscriminatorInterval, losses);
        }

        if (step % phase.ExpressionDiscriminatorInterval == 0)
        {
            UpdateExpressionDiscriminator(output, step / phase.ExpressionDiscriminatorInterval, losses);
        }
    }

    /// <summary>E_f, D_g and, where it is not frozen, E_e, against both discriminators.</summary>
    public void UpdateGenerator(StepOutput output, LossTerms losses)
    {
        SetTrainable(networks.IdentityDiscriminator, false);
        SetTrainable(networks.ExpressionDiscriminator, false);
        Tensor total = AdversarialTerms(output, losses) + ConsistencyTerms(output, losses) + PictureTerms(output, losses);
        if (phase.ClassificationReachesEncoder && !phase.ExpressionBranchFrozen && weights.ExpressionClassification > 0)
        {
            // M_ER was just updated, so its logits are taken anew.
            Tensor logits = networks.Generator.ExpressionBranch.Head.forward(output.ExpressionCode);
            total = total + (weights.ExpressionClassification * ExpressionClassificationLoss.Compute(logits, output.Batch.ExpressionTargets));
        }

        Minimize(total, networks.GeneratorOptimizer);
        SetTrainable(networks.IdentityDiscriminator, true);
        SetTrainable(networks.ExpressionDiscriminator, true);
    }

    private static void Minimize(Tensor loss, Adam optimizer)
    {
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    private static void SetTrainable(Module network, bool trainable)
    {
        foreach (Parameter parameter in network.parameters())
        {
            parameter.requires_grad = trainable;
        }
    }

    /// <summary>The first pairs take their own face as expression picture, with the labels that M_ER reads there.</summary>
    private PairedBatch WithSelfPairs(PairedBatch batch)
    {
        long n = batch.Faces.shape[0];
        long self = SelfPairs(n);
        if (self == 0)
        {
            return batch;
        }

        using var gradients = no_grad();
        Tensor faces = batch.Faces.narrow(0, 0, self);
        Tensor read = functional.softmax(networks.Generator.ExpressionBranch.forward(faces).Logits, 1);
        return batch with
        {
            ExpressionImages = cat([faces, batch.ExpressionImages.narrow(0, self, n - self)], 0),
            ExpressionTargets = cat([read, batch.ExpressionTargets.narrow(0, self, n - self)], 0),
        };
    }

    private long SelfPairs(long count) => (long)(count * phase.SelfPairShare);

    private Tensor Code(Tensor images)
    {
        using var gradients = phase.ExpressionBranchFrozen ? no_grad() : null;
        return networks.Generator.ExpressionBranch.Encoder.forward(images);
    }

    private Tensor Features(Tensor images) => phase.PerceptualFeatures == PerceptualFeatures.FaceEncoder
        ? networks.Generator.FaceEncoder.forward(images)
        : networks.IdentityDiscriminator.forward(images).Features;

    private void UpdateIdentityDiscriminator(StepOutput output, int update, LossTerms losses)
    {
        Tensor faces = output.Batch.Faces.detach();
        bool penalize = BeginPenalty(faces, weights.FaceRealism, update);
        DiscriminatorOutput real = networks.IdentityDiscriminator.forward(faces);
        DiscriminatorOutput fake = networks.IdentityDiscriminator.forward(output.Generated.detach());
        Tensor loss = losses.Add(
            "identityDiscriminator", IdentityDiscriminatorLoss.Compute(real.ClassLogits, output.Batch.IdentityLabels, fake.ClassLogits));
        Minimize(loss + Realism(real, fake, faces, weights.FaceRealism, penalize, "faceRealismDiscriminator", losses), networks.IdentityOptimizer);
    }

    private void UpdateExpressionDiscriminator(StepOutput output, int update, LossTerms losses)
    {
        Tensor images = output.Batch.ExpressionImages.detach();
        bool penalize = BeginPenalty(images, weights.ExpressionRealism, update);
        DiscriminatorOutput real = networks.ExpressionDiscriminator.forward(images);
        bool showFakes = phase.ExpressionFakeClass || weights.ExpressionRealism > 0;
        DiscriminatorOutput? fake = showFakes ? networks.ExpressionDiscriminator.forward(output.Generated.detach()) : null;
        Tensor loss = losses.Add(
            "expressionDiscriminator",
            ExpressionDiscriminatorLoss.Compute(
                real.ClassLogits, output.Batch.ExpressionTargets, phase.ExpressionFakeClass ? fake!.ClassLogits : null));
        loss = fake is null
            ? loss
            : loss + Realism(real, fake, images, weights.ExpressionRealism, penalize, "expressionRealismDiscriminator", losses);
        Minimize(loss, networks.ExpressionOptimizer);
    }

    private bool BeginPenalty(Tensor images, double realismWeight, int update)
    {
        bool penalize = realismWeight > 0 && weights.GradientPenalty > 0 && update % phase.GradientPenaltyInterval == 0;
        if (penalize)
        {
            images.requires_grad_(true);
        }

        return penalize;
    }

    private Tensor Realism(
        DiscriminatorOutput real, DiscriminatorOutput fake, Tensor images, double weight, bool penalize, string name, LossTerms losses)
    {
        if (weight <= 0 || real.Realism is null || fake.Realism is null)
        {
            return zeros(1);
        }

        Tensor loss = losses.Add(name, RealismLoss.Discriminator(real.Realism, fake.Realism));
        return penalize
            ? loss + (weights.GradientPenalty * phase.GradientPenaltyInterval * RealismLoss.GradientPenalty(real.Realism, images))
            : loss;
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
            Tensor features = phase.PerceptualFeatures == PerceptualFeatures.FaceEncoder ? Features(output.Generated) : identity.Features;
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
            Tensor reconstructed = generator.forward(new GeneratorInput(generated, Code(faces), random));
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
        long self = SelfPairs(output.Generated.shape[0]);
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
