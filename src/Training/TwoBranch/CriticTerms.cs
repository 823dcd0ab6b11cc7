using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Losses;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>What D_f, D_e and the frozen face net say of the generated faces.</summary>
internal sealed class CriticTerms(TrainingOptions options, TDGanNetworks networks, RandomGenerator random)
{
    private readonly AdversarialPhaseOptions phase = options.AdversarialPhase;
    private readonly LossWeights weights = options.Losses;
    private readonly Augmentation augmentation = new(options.DiscriminatorAugmentation);

    /// <summary>Adversarial identity, realism against the faces, perceptual loss, frozen identity embedding.</summary>
    public void AddIdentity(StepOutput output, DiscriminatorPacing pacing, WeightedSum sum)
    {
        bool featuresOfCritic = output.FaceFeatures is not null && phase.PerceptualFeatures == PerceptualFeatures.IdentityDiscriminator;
        Tensor? features = null;
        if (weights.AdversarialIdentity > 0 || weights.FaceRealism > 0 || (featuresOfCritic && !augmentation.IsActive))
        {
            DiscriminatorOutput judged = networks.IdentityDiscriminator.forward(augmentation.Apply(output.Generated, random));
            features = judged.Features;
            sum.Add(weights.AdversarialIdentity, "adversarialIdentity", () => AdversarialIdentityLoss.Compute(judged.ClassLogits, output.Batch.IdentityLabels));
            AddRealism(weights.FaceRealism, "faceRealism", judged, sum);
            NoteAccuracy(judged, pacing, weights.FaceRealism > 0);
        }

        AddFrozenFace(output, sum);
        if (output.FaceFeatures is { } target && phase.PerceptualFeatures != PerceptualFeatures.PretrainedFaceEncoder)
        {
            bool shared = featuresOfCritic && !augmentation.IsActive;
            sum.Add(weights.Perceptual, "perceptual", () =>
                PerceptualLoss.Compute(shared ? features! : networks.PerceptualFeatures(output.Generated), target));
        }
    }

    /// <summary>Adversarial expression, and realism against the expression pictures.</summary>
    public void AddExpression(StepOutput output, DiscriminatorPacing pacing, WeightedSum sum)
    {
        if (weights.AdversarialExpression <= 0 && weights.ExpressionRealism <= 0)
        {
            return;
        }

        DiscriminatorOutput judged = networks.ExpressionDiscriminator.forward(augmentation.Apply(output.Generated, random));
        sum.Add(weights.AdversarialExpression, "adversarialExpression", () =>
            AdversarialExpressionLoss.Compute(judged.ClassLogits, output.Batch.ExpressionTargets));
        AddRealism(weights.ExpressionRealism, "expressionRealism", judged, sum);
        if (phase.ExpressionFakeClass || weights.ExpressionRealism > 0)
        {
            NoteAccuracy(judged, pacing, weights.ExpressionRealism > 0);
        }
    }

    private static void AddRealism(double weight, string name, DiscriminatorOutput judged, WeightedSum sum)
    {
        if (judged.Realism is { } realism)
        {
            sum.Add(weight, name, () => RealismLoss.Generator(realism));
        }
    }

    private static void NoteAccuracy(DiscriminatorOutput judged, DiscriminatorPacing pacing, bool byRealism)
    {
        if (pacing.Measures)
        {
            pacing.NoteGenerated(DiscriminatorAccuracy.OfGenerated(judged, byRealism));
        }
    }

    /// <summary>One pass of the frozen face net gives both its perceptual and its identity term.</summary>
    private void AddFrozenFace(StepOutput output, WeightedSum sum)
    {
        bool perceptual = phase.PerceptualFeatures == PerceptualFeatures.PretrainedFaceEncoder && output.FaceFeatures is not null;
        if (networks.PretrainedFace is not { } frozen || (!perceptual && weights.IdentityEmbedding <= 0))
        {
            return;
        }

        Tensor code = frozen.Encoder.forward(output.Generated);
        if (perceptual)
        {
            sum.Add(weights.Perceptual, "perceptual", () => PerceptualLoss.Compute(code, output.FaceFeatures!));
        }

        sum.Add(weights.IdentityEmbedding, "identityEmbedding", () => IdentityEmbeddingLoss.Compute(frozen.Embed(code), EmbeddingOfFaces(output, perceptual)));
    }

    private Tensor EmbeddingOfFaces(StepOutput output, bool featuresAreAtHand)
    {
        using var gradients = no_grad();
        return featuresAreAtHand ? networks.PretrainedFace!.Embed(output.FaceFeatures!) : networks.PretrainedFace!.forward(output.Batch.Faces);
    }
}
