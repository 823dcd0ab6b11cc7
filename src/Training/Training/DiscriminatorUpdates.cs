using TDGan.Training.Configuration;
using TDGan.Training.Losses;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.Training;

/// <summary>One update of D_f or D_e on the pictures of a step.</summary>
internal sealed class DiscriminatorUpdates(TrainingOptions options, TDGanNetworks networks)
{
    private readonly AdversarialPhaseOptions phase = options.AdversarialPhase;
    private readonly LossWeights weights = options.Losses;

    /// <summary>D_f: identities of the faces, fake class of the generated ones, and realism where it has a weight.</summary>
    public void UpdateIdentity(StepOutput output, int update, LossTerms losses)
    {
        Tensor faces = output.Batch.Faces.detach();
        bool penalize = BeginPenalty(faces, weights.FaceRealism, update);
        DiscriminatorOutput real = networks.IdentityDiscriminator.forward(faces);
        DiscriminatorOutput fake = networks.IdentityDiscriminator.forward(output.Generated.detach());
        Tensor loss = losses.Add(
            "identityDiscriminator", IdentityDiscriminatorLoss.Compute(real.ClassLogits, output.Batch.IdentityLabels, fake.ClassLogits));
        loss = loss + Realism(real, fake, faces, weights.FaceRealism, penalize, "faceRealismDiscriminator", losses);
        loss.Minimize(networks.IdentityOptimizer);
    }

    /// <summary>D_e: expressions of the expression pictures; fakes only where the options show them.</summary>
    public void UpdateExpression(StepOutput output, int update, LossTerms losses)
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
        loss.Minimize(networks.ExpressionOptimizer);
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
}
