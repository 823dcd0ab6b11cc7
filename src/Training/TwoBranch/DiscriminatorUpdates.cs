using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Losses;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>One update of D_f or D_e on the pictures of a step.</summary>
internal sealed class DiscriminatorUpdates(TrainingOptions options, TDGanNetworks networks, RandomGenerator random)
{
    private readonly AdversarialPhaseOptions phase = options.AdversarialPhase;
    private readonly LossWeights weights = options.Losses;
    private readonly Augmentation augmentation = new(options.DiscriminatorAugmentation);

    /// <summary>Whether D_f's update leaves phi(I_f) behind: its pass over the faces is the one that phi needs.</summary>
    public bool GivesFaceFeatures => phase.PerceptualFeatures == PerceptualFeatures.IdentityDiscriminator && !augmentation.IsActive;

    /// <summary>D_f: identities of the faces, fake class of the generated ones, and realism where it has a weight.</summary>
    /// <param name="output">The step's forward pass.</param>
    /// <param name="pacing">Gets the accuracies.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="losses">Gets each term by its name.</param>
    /// <returns>phi(I_f) before the update, detached, where <see cref="GivesFaceFeatures"/> says so; else null.</returns>
    public Tensor? UpdateIdentity(StepOutput output, DiscriminatorPacing pacing, int step, LossTerms losses)
    {
        Tensor faces = augmentation.Apply(output.Batch.Faces.detach(), random);
        Tensor generated = augmentation.Apply(output.Generated.detach(), random);
        bool penalize = BeginPenalty(faces, weights.FaceRealism, pacing.Update(step));
        (DiscriminatorOutput real, DiscriminatorOutput fake) = Judge(networks.IdentityDiscriminator, faces, generated, penalize);
        Tensor loss = losses.Add(
            "identityDiscriminator", IdentityDiscriminatorLoss.Compute(real.ClassLogits, output.Batch.IdentityLabels, fake.ClassLogits));
        loss = WithRealism(loss, real, fake, faces, weights.FaceRealism, penalize, "faceRealismDiscriminator", losses);
        NoteAccuracies(pacing, real, fake, targets: null, weights.FaceRealism > 0, fakeClass: true);
        loss.Minimize(networks.IdentityOptimizer);
        return GivesFaceFeatures ? real.Features.detach() : null;
    }

    /// <summary>D_e: expressions of the expression pictures; fakes only where the options show them.</summary>
    /// <param name="output">The step's forward pass.</param>
    /// <param name="pacing">Gets the accuracies.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="losses">Gets each term by its name.</param>
    public void UpdateExpression(StepOutput output, DiscriminatorPacing pacing, int step, LossTerms losses)
    {
        Tensor images = augmentation.Apply(output.Batch.ExpressionImages.detach(), random);
        bool penalize = BeginPenalty(images, weights.ExpressionRealism, pacing.Update(step));
        if (!phase.ExpressionFakeClass && weights.ExpressionRealism <= 0)
        {
            DiscriminatorOutput alone = networks.ExpressionDiscriminator.forward(images);
            NoteAccuracies(pacing, alone, fake: null, output.Batch.ExpressionTargets, byRealism: false, fakeClass: false);
            losses.Add("expressionDiscriminator", ExpressionDiscriminatorLoss.Compute(alone.ClassLogits, output.Batch.ExpressionTargets, null))
                .Minimize(networks.ExpressionOptimizer);
            return;
        }

        Tensor generated = augmentation.Apply(output.Generated.detach(), random);
        (DiscriminatorOutput real, DiscriminatorOutput fake) = Judge(networks.ExpressionDiscriminator, images, generated, penalize);
        Tensor loss = losses.Add(
            "expressionDiscriminator",
            ExpressionDiscriminatorLoss.Compute(
                real.ClassLogits, output.Batch.ExpressionTargets, phase.ExpressionFakeClass ? fake.ClassLogits : null));
        loss = WithRealism(loss, real, fake, images, weights.ExpressionRealism, penalize, "expressionRealismDiscriminator", losses);
        NoteAccuracies(pacing, real, fake, output.Batch.ExpressionTargets, weights.ExpressionRealism > 0, phase.ExpressionFakeClass);
        loss.Minimize(networks.ExpressionOptimizer);
    }

    /// <summary>Real and generated pictures in one pass; in two where R1 differentiates the real one twice.</summary>
    private static (DiscriminatorOutput Real, DiscriminatorOutput Fake) Judge(Discriminator discriminator, Tensor real, Tensor fake, bool penalize)
    {
        if (penalize)
        {
            return (discriminator.forward(real), discriminator.forward(fake));
        }

        DiscriminatorOutput both = discriminator.forward(cat([real, fake], 0));
        return (both.Narrow(0, real.shape[0]), both.Narrow(real.shape[0], fake.shape[0]));
    }

    private static void NoteAccuracies(
        DiscriminatorPacing pacing, DiscriminatorOutput real, DiscriminatorOutput? fake, Tensor? targets, bool byRealism, bool fakeClass)
    {
        if (!pacing.Measures)
        {
            return;
        }

        pacing.NoteReal(DiscriminatorAccuracy.OfReal(real, targets, byRealism, fakeClass));
        if (fake is not null)
        {
            pacing.NoteGenerated(DiscriminatorAccuracy.OfGenerated(fake, byRealism));
        }
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

    private Tensor WithRealism(
        Tensor loss, DiscriminatorOutput real, DiscriminatorOutput fake, Tensor images, double weight, bool penalize, string name, LossTerms losses)
    {
        if (weight <= 0 || real.Realism is null || fake.Realism is null)
        {
            return loss;
        }

        loss = loss + losses.Add(name, RealismLoss.Discriminator(real.Realism, fake.Realism));
        return penalize
            ? loss + (weights.GradientPenalty * phase.GradientPenaltyInterval * RealismLoss.GradientPenalty(real.Realism, images))
            : loss;
    }
}
