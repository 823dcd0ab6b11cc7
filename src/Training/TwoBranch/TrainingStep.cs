using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Losses;
using TDGan.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.TwoBranch;

/// <summary>
/// One step of the whole network in three parts: <see cref="Forward"/>, <see cref="UpdateClassifierAndDiscriminators"/>,
/// <see cref="UpdateGenerator"/>. The generator meets the discriminators that were just updated; phi(I_f) is taken before D_f's update.
/// </summary>
/// <remarks>
/// No pass is made twice: where E_e is frozen one pass reads expression pictures and faces, M_ER reads self pairs from those codes, a discriminator
/// judges real and generated pictures in one batch, and phi(I_f) comes out of D_f's own pass where it has one.
/// </remarks>
internal sealed class TrainingStep(TrainingOptions options, TDGanNetworks networks, RandomGenerator random)
{
    private readonly AdversarialPhaseOptions phase = options.AdversarialPhase;
    private readonly LossWeights weights = options.Losses;
    private readonly DiscriminatorUpdates discriminators = new(options, networks, random);
    private readonly GeneratorObjective objective = new(options, networks, random);

    /// <summary>When D_f is updated.</summary>
    public DiscriminatorPacing IdentityPacing { get; } = DiscriminatorPacing.OfIdentity(options.AdversarialPhase);

    /// <summary>When D_e is updated.</summary>
    public DiscriminatorPacing ExpressionPacing { get; } = DiscriminatorPacing.OfExpression(options.AdversarialPhase);

    /// <summary>tau log prior, added to M_ER's logits inside its loss; null for the plain loss.</summary>
    public Tensor? LogitShift { get; init; }

    /// <summary>A whole step: reconstruction alone in the warm-up, else the three parts.</summary>
    /// <param name="batch">The pairs.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="losses">Gets each term by its name.</param>
    public void Run(PairedBatch batch, int step, LossTerms losses)
    {
        if (step < phase.ReconstructionWarmUpSteps)
        {
            Reconstruct(batch, losses);
            return;
        }

        StepOutput output = UpdateClassifierAndDiscriminators(Forward(batch), step, losses);
        UpdateGenerator(output, losses);
    }

    /// <summary>Codes and generated faces of a batch.</summary>
    public StepOutput Forward(PairedBatch batch)
    {
        long n = batch.Faces.shape[0];
        long self = (long)(n * phase.SelfPairShare);
        if (self > 0)
        {
            batch = batch with { ExpressionImages = Replace(batch.ExpressionImages, 0, batch.Faces.narrow(0, 0, self)) };
        }

        (Tensor expressionCode, Tensor? codeOfFaces) = ExpressionCodes(batch);
        batch = WithReadTargets(batch, expressionCode, 0, self);
        batch = WithReadTargets(batch, expressionCode, batch.TruePairStart, batch.TruePairCount);
        Tensor faceCode = networks.Generator.FaceEncoder.forward(batch.Faces);
        DecoderOutput generated = networks.Generator.Decode(new GeneratorInput(batch.Faces, expressionCode, random), faceCode);
        return new StepOutput(batch, expressionCode, faceCode, generated.Image, generated.Mask) { ExpressionCodeOfFaces = codeOfFaces };
    }

    /// <summary>M_ER on d_e, then D_f and D_e where they are due.</summary>
    /// <param name="output">What <see cref="Forward"/> gave.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="losses">Gets each term by its name.</param>
    /// <returns>The same with phi(I_f) as it was before the update, where a term needs it.</returns>
    public StepOutput UpdateClassifierAndDiscriminators(StepOutput output, int step, LossTerms losses)
    {
        if (!phase.ExpressionBranchFrozen)
        {
            UpdateHead(output.ExpressionCode, output.Batch.ExpressionTargets, losses);
        }

        bool identityIsDue = IdentityPacing.IsDue(step);
        bool ownPass = weights.Perceptual > 0 && !(identityIsDue && discriminators.GivesFaceFeatures);
        Tensor? features = ownPass ? networks.PerceptualTarget(output) : null;
        if (identityIsDue)
        {
            features = discriminators.UpdateIdentity(output, IdentityPacing, step, losses) ?? features;
        }

        if (ExpressionPacing.IsDue(step))
        {
            discriminators.UpdateExpression(output, ExpressionPacing, step, losses);
        }

        return output with { FaceFeatures = features };
    }

    /// <summary>M_ER and E_e by classification alone, in the order of a whole step: M_ER on d_e, then E_e against the updated M_ER.</summary>
    public void UpdateExpressionBranch(PairedBatch batch, LossTerms losses)
    {
        Tensor code = networks.ExpressionCode(batch.ExpressionImages);
        UpdateHead(code, batch.ExpressionTargets, losses);
        if (phase.ClassificationReachesEncoder)
        {
            Tensor logits = networks.Generator.ExpressionBranch.Head.forward(code);
            (weights.ExpressionClassification * ExpressionClassificationLoss.Compute(logits, batch.ExpressionTargets, LogitShift)).Minimize(networks.GeneratorOptimizer);
        }
    }

    /// <summary>E_f, D_g and, where it is not frozen, E_e, against both discriminators.</summary>
    public void UpdateGenerator(StepOutput output, LossTerms losses)
    {
        SetTrainable(networks.IdentityDiscriminator, false);
        SetTrainable(networks.ExpressionDiscriminator, false);
        objective.Compute(output, LogitShift, IdentityPacing, ExpressionPacing, losses).Minimize(networks.GeneratorOptimizer);
        SetTrainable(networks.IdentityDiscriminator, true);
        SetTrainable(networks.ExpressionDiscriminator, true);
    }

    private void UpdateHead(Tensor expressionCode, Tensor targets, LossTerms losses)
    {
        Tensor logits = networks.Generator.ExpressionBranch.Head.forward(expressionCode.detach());
        losses.Add("expressionClassification", ExpressionClassificationLoss.Compute(logits, targets, LogitShift)).Minimize(networks.HeadOptimizer);
    }

    private static void SetTrainable(Module network, bool trainable)
    {
        foreach (Parameter parameter in network.parameters())
        {
            parameter.requires_grad = trainable;
        }
    }

    private static Tensor Replace(Tensor batch, long start, Tensor rows)
    {
        long end = start + rows.shape[0];
        return cat([batch.narrow(0, 0, start), rows, batch.narrow(0, end, batch.shape[0] - end)], 0);
    }

    private void Reconstruct(PairedBatch batch, LossTerms losses)
    {
        Tensor restored = networks.Generator.forward(new GeneratorInput(batch.Faces, networks.ExpressionCode(batch.Faces), random));
        losses.Add("selfReconstruction", DualConsistencyLoss.Compute(restored, batch.Faces)).Minimize(networks.GeneratorOptimizer);
    }

    /// <summary>d_e of the expression pictures and, where E_e is frozen and a term needs it, of the last faces in the same pass.</summary>
    private (Tensor OfExpressions, Tensor? OfFaces) ExpressionCodes(PairedBatch batch)
    {
        long n = batch.Faces.shape[0];
        long count = weights.DualConsistencyFace > 0 ? StepPasses.CountConsistent(n, phase) : 0;
        if (!phase.ExpressionBranchFrozen || count == 0)
        {
            return (networks.ExpressionCode(batch.ExpressionImages), null);
        }

        Tensor codes = networks.ExpressionCode(cat([batch.ExpressionImages, batch.Faces.narrow(0, n - count, count)], 0));
        return (codes.narrow(0, 0, n), codes.narrow(0, n, count));
    }

    /// <summary>Pictures of faces have no votes: their targets are what M_ER reads in them.</summary>
    private PairedBatch WithReadTargets(PairedBatch batch, Tensor expressionCode, long start, long count)
    {
        if (count == 0)
        {
            return batch;
        }

        using var gradients = no_grad();
        Tensor read = functional.softmax(networks.Generator.ExpressionBranch.Head.forward(expressionCode.narrow(0, start, count)), 1);
        return batch with { ExpressionTargets = Replace(batch.ExpressionTargets, start, read) };
    }
}
