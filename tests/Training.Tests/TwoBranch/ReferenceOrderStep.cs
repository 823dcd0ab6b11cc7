using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Losses;
using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Tests.TwoBranch;

/// <summary>
/// The losses and updates of <see cref="TrainingStep"/> in the order of passes of the authors' code, written out plainly: the oracle of
/// the trainer's step.
/// </summary>
/// <remarks>
/// As there, each generation encodes both pictures anew and M_ER reads along, whether anybody asks or not; every term makes its own pass; only
/// the optimizers' lists say what is trained, so gradients of everything else are computed and thrown away.
/// </remarks>
internal sealed class ReferenceOrderStep(TrainingOptions options, TDGanNetworks networks, RandomGenerator random)
{
    private readonly AdversarialPhaseOptions _phase = options.AdversarialPhase;
    private readonly LossWeights _weights = options.Losses;
    private readonly Augmentation _criticAugmentation = new(options.CriticAugmentation);

    private Generator Generator => networks.Generator;

    /// <summary>A whole step.</summary>
    /// <param name="batch">The pairs.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="losses">Gets each term by its name.</param>
    public void Run(PairedBatch batch, int step, LossTerms losses)
    {
        batch = WithSelfPairs(batch);
        (Tensor generated, ExpressionBranchOutput read) = Generate(batch.Faces, batch.ExpressionImages);
        Tensor faceFeatures = networks.PerceptualFeatures(batch.Faces).detach();
        if (!_phase.ExpressionBranchFrozen)
        {
            losses.Add("expressionClassification", ExpressionClassificationLoss.Compute(
                Generator.ExpressionBranch.Head.forward(read.ExpressionCode.detach()), batch.ExpressionTargets)).Minimize(networks.HeadOptimizer);
        }

        if (step % _phase.IdentityDiscriminatorInterval == 0)
        {
            UpdateIdentityDiscriminator(batch, generated, step / _phase.IdentityDiscriminatorInterval, losses);
        }

        if (step % _phase.ExpressionDiscriminatorInterval == 0)
        {
            UpdateExpressionDiscriminator(batch, generated, step / _phase.ExpressionDiscriminatorInterval, losses);
        }

        UpdateGenerator(batch, generated, read.ExpressionCode, faceFeatures, losses);
    }

    private (Tensor Image, ExpressionBranchOutput Read) Generate(Tensor face, Tensor expressionImage)
    {
        ExpressionBranchOutput read = Generator.ExpressionBranch.forward(expressionImage);
        return (Generator.forward(new GeneratorInput(face, read.ExpressionCode, random)), read);
    }

    private PairedBatch WithSelfPairs(PairedBatch batch)
    {
        long n = batch.Faces.shape[0];
        long self = (long)(n * _phase.SelfPairShare);
        if (self == 0)
        {
            return batch;
        }

        Tensor faces = batch.Faces.narrow(0, 0, self);
        Tensor read = functional.softmax(Generator.ExpressionBranch.forward(faces).Logits, 1).detach();
        return batch with
        {
            ExpressionImages = cat([faces, batch.ExpressionImages.narrow(0, self, n - self)], 0),
            ExpressionTargets = cat([read, batch.ExpressionTargets.narrow(0, self, n - self)], 0),
        };
    }

    private void UpdateIdentityDiscriminator(PairedBatch batch, Tensor generated, int update, LossTerms losses)
    {
        Tensor faces = batch.Faces.detach();
        bool penalize = BeginPenalty(faces, _weights.FaceRealism, update);
        DiscriminatorOutput real = networks.IdentityDiscriminator.forward(faces);
        DiscriminatorOutput fake = networks.IdentityDiscriminator.forward(generated.detach());
        Tensor loss = losses.Add(
            "identityDiscriminator", IdentityDiscriminatorLoss.Compute(real.ClassLogits, batch.IdentityLabels, fake.ClassLogits));
        WithRealism(loss, real, fake, faces, _weights.FaceRealism, penalize, "faceRealismDiscriminator", losses).Minimize(networks.IdentityOptimizer);
    }

    private void UpdateExpressionDiscriminator(PairedBatch batch, Tensor generated, int update, LossTerms losses)
    {
        Tensor images = batch.ExpressionImages.detach();
        bool penalize = BeginPenalty(images, _weights.ExpressionRealism, update);
        DiscriminatorOutput real = networks.ExpressionDiscriminator.forward(images);
        DiscriminatorOutput? fake = _phase.ExpressionFakeClass || _weights.ExpressionRealism > 0
            ? networks.ExpressionDiscriminator.forward(generated.detach())
            : null;
        Tensor loss = losses.Add("expressionDiscriminator", ExpressionDiscriminatorLoss.Compute(
            real.ClassLogits, batch.ExpressionTargets, _phase.ExpressionFakeClass ? fake!.ClassLogits : null));
        loss = fake is null
            ? loss
            : WithRealism(loss, real, fake, images, _weights.ExpressionRealism, penalize, "expressionRealismDiscriminator", losses);
        loss.Minimize(networks.ExpressionOptimizer);
    }

    private void UpdateGenerator(PairedBatch batch, Tensor generated, Tensor expressionCode, Tensor faceFeatures, LossTerms losses)
    {
        List<Tensor> sum = [];
        void Add(double weight, string name, Func<Tensor> term)
        {
            if (weight > 0)
            {
                sum.Add(weight * losses.Add(name, term()));
            }
        }

        DiscriminatorOutput identity = networks.IdentityDiscriminator.forward(generated);
        DiscriminatorOutput expression = networks.ExpressionDiscriminator.forward(generated);
        Add(_weights.AdversarialIdentity, "adversarialIdentity", () => AdversarialIdentityLoss.Compute(identity.ClassLogits, batch.IdentityLabels));
        Add(identity.Realism is null ? 0 : _weights.FaceRealism, "faceRealism", () => RealismLoss.Generator(identity.Realism!));
        Add(_weights.Perceptual, "perceptual", () => PerceptualLoss.Compute(networks.PerceptualFeatures(generated), faceFeatures));
        Add(_weights.AdversarialExpression, "adversarialExpression", () =>
            AdversarialExpressionLoss.Compute(expression.ClassLogits, batch.ExpressionTargets));
        Add(expression.Realism is null ? 0 : _weights.ExpressionRealism, "expressionRealism", () => RealismLoss.Generator(expression.Realism!));
        AddCycles(batch, generated, expressionCode, Add);
        AddPictures(batch, generated, Add);
        Tensor total = sum.Aggregate((all, term) => all + term);
        if (_phase.ClassificationReachesEncoder && !_phase.ExpressionBranchFrozen)
        {
            Tensor logits = Generator.ExpressionBranch.Head.forward(expressionCode);
            total = total + (_weights.ExpressionClassification * ExpressionClassificationLoss.Compute(logits, batch.ExpressionTargets));
        }

        total.Minimize(networks.GeneratorOptimizer);
    }

    private void AddCycles(PairedBatch batch, Tensor generated, Tensor expressionCode, Action<double, string, Func<Tensor>> add)
    {
        long n = generated.shape[0];
        long count = (long)Math.Ceiling(n * _phase.ConsistencyShare);
        Tensor Last(Tensor all) => all.narrow(0, n - count, count);
        add(_weights.GeneratedClassification, "generatedClassification", () => GeneratedClassificationLoss.Compute(
            Generator.ExpressionBranch.forward(_criticAugmentation.Apply(generated, random)).Logits, batch.ExpressionTargets));
        add(_weights.DualConsistencyFace, "dualConsistencyFace", () =>
            DualConsistencyLoss.Compute(Generate(Last(generated), Last(batch.Faces)).Image, Last(batch.Faces)));
        add(_weights.DualConsistencyExpression, "dualConsistencyExpression", () =>
            DualConsistencyLoss.Compute(Generate(Last(batch.ExpressionImages), Last(generated)).Image, Last(batch.ExpressionImages)));
        add(_weights.ExpressionCode, "expressionCode", () =>
            ExpressionCodeLoss.Compute(Generator.ExpressionBranch.forward(Last(generated)).ExpressionCode, Last(expressionCode)));
    }

    private void AddPictures(PairedBatch batch, Tensor generated, Action<double, string, Func<Tensor>> add)
    {
        long self = (long)(generated.shape[0] * _phase.SelfPairShare);
        add(self > 0 ? _weights.SelfReconstruction : 0, "selfReconstruction", () =>
            (generated.narrow(0, 0, self) - batch.Faces.narrow(0, 0, self)).abs().mean());
        add(_weights.ChangeSmoothness, "changeSmoothness", () => ChangeSmoothnessLoss.Compute(generated, batch.Faces));
    }

    private bool BeginPenalty(Tensor images, double realismWeight, int update)
    {
        bool penalize = realismWeight > 0 && _weights.GradientPenalty > 0 && update % _phase.GradientPenaltyInterval == 0;
        images.requires_grad_(penalize);
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
            ? loss + (_weights.GradientPenalty * _phase.GradientPenaltyInterval * RealismLoss.GradientPenalty(real.Realism, images))
            : loss;
    }
}
