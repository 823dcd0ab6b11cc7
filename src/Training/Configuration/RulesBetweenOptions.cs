using FluentValidation;

namespace TDGan.Training.Configuration;

/// <summary>What one option asks of another.</summary>
internal sealed class RulesBetweenOptions : AbstractValidator<TrainingOptions>
{
    private const int StagesOfAResidualFaceEncoder = 3;

    public RulesBetweenOptions()
    {
        When(options => options.Networks.Transfer == NetworkFamily.Paper, () =>
        {
            RuleFor(options => options.Networks.Decoder).NotEqual(DecoderForm.FlowAndContent)
                .WithMessage("flowAndContent needs networks.transfer residual");
            RuleFor(options => options.Networks.SpectralNormalization).Equal(false).WithMessage("needs networks.transfer residual");
            RuleFor(options => options.Networks.SeparateRealismTrunk).Equal(false).WithMessage("needs networks.transfer residual");
        }).Otherwise(() => RuleFor(options => options.AdversarialPhase.FrozenFaceStages).LessThanOrEqualTo(StagesOfAResidualFaceEncoder));

        When(options => options.FacePhase.Steps == 0, () =>
        {
            const string NeedsFacePhase = "needs facePhase.steps above 0";
            RuleFor(options => options.AdversarialPhase.FrozenFaceStages).Equal(0).WithMessage(NeedsFacePhase);
            RuleFor(options => options.AdversarialPhase.PerceptualFeatures).NotEqual(PerceptualFeatures.PretrainedFaceEncoder)
                .WithMessage(NeedsFacePhase);
            RuleFor(options => options.Losses.IdentityEmbedding).Equal(0).WithMessage(NeedsFacePhase);
        });

        When(options => options.Networks.Decoder != DecoderForm.MaskAndContent, () =>
        {
            const string NeedsMask = "needs networks.decoder maskAndContent";
            RuleFor(options => options.Losses.MaskSparsity).Equal(0).WithMessage(NeedsMask);
            RuleFor(options => options.Losses.MaskSmoothness).Equal(0).WithMessage(NeedsMask);
        });

        RuleFor(options => options.Losses.TruePair).Equal(0).When(options => options.AdversarialPhase.TruePairShare <= 0)
            .WithMessage("needs adversarialPhase.truePairShare above 0");
        RuleFor(options => options.AdversarialPhase).Must(phase => phase.SelfPairShare + phase.TruePairShare + phase.ExpressionFaceShare < 1)
            .WithMessage("selfPairShare, truePairShare and expressionFaceShare together must stay below 1");
    }
}
