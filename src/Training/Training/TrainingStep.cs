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
    private readonly DiscriminatorUpdates discriminators = new(options, networks);
    private readonly GeneratorObjective objective = new(options, networks, random);

    /// <summary>Codes and generated faces of a batch, and phi(I_f).</summary>
    public StepOutput Forward(PairedBatch batch)
    {
        batch = WithSelfPairs(batch);
        Tensor expressionCode = networks.ExpressionCode(batch.ExpressionImages);
        Tensor generated = networks.Generator.forward(new GeneratorInput(batch.Faces, expressionCode, random));
        Tensor? faceFeatures = null;
        if (weights.Perceptual > 0)
        {
            using var gradients = no_grad();
            faceFeatures = networks.PerceptualFeatures(batch.Faces);
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
            UpdateHead(output.ExpressionCode, output.Batch.ExpressionTargets, losses);
        }

        if (step % phase.IdentityDiscriminatorInterval == 0)
        {
            discriminators.UpdateIdentity(output, step / phase.IdentityDiscriminatorInterval, losses);
        }

        if (step % phase.ExpressionDiscriminatorInterval == 0)
        {
            discriminators.UpdateExpression(output, step / phase.ExpressionDiscriminatorInterval, losses);
        }
    }

    /// <summary>M_ER and E_e by classification alone, in the order of a whole step: M_ER on d_e, then E_e against the updated M_ER.</summary>
    public void UpdateExpressionBranch(PairedBatch batch, LossTerms losses)
    {
        Tensor code = networks.ExpressionCode(batch.ExpressionImages);
        UpdateHead(code, batch.ExpressionTargets, losses);
        if (phase.ClassificationReachesEncoder)
        {
            Tensor logits = networks.Generator.ExpressionBranch.Head.forward(code);
            (weights.ExpressionClassification * ExpressionClassificationLoss.Compute(logits, batch.ExpressionTargets)).Minimize(networks.GeneratorOptimizer);
        }
    }

    /// <summary>E_f, D_g and, where it is not frozen, E_e, against both discriminators.</summary>
    public void UpdateGenerator(StepOutput output, LossTerms losses)
    {
        SetTrainable(networks.IdentityDiscriminator, false);
        SetTrainable(networks.ExpressionDiscriminator, false);
        objective.Compute(output, losses).Minimize(networks.GeneratorOptimizer);
        SetTrainable(networks.IdentityDiscriminator, true);
        SetTrainable(networks.ExpressionDiscriminator, true);
    }

    private void UpdateHead(Tensor expressionCode, Tensor targets, LossTerms losses)
    {
        Tensor logits = networks.Generator.ExpressionBranch.Head.forward(expressionCode.detach());
        losses.Add("expressionClassification", ExpressionClassificationLoss.Compute(logits, targets)).Minimize(networks.HeadOptimizer);
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
        long self = (long)(n * phase.SelfPairShare);
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
}
