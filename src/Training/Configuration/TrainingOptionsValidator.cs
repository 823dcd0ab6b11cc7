using FluentValidation;

namespace TDGan.Training.Configuration;

/// <summary>The ranges that the options' documentation names, and the rules between them. Every error is reported at once.</summary>
internal sealed class TrainingOptionsValidator : AbstractValidator<TrainingOptions>
{
    private const int SideStep = 16;

    public TrainingOptionsValidator()
    {
        RuleFor(options => options.Seed).InclusiveBetween(0, int.MaxValue);
        RuleFor(options => options.Data).SetValidator(new DataRules());
        RuleFor(options => options.Networks).SetValidator(new NetworkRules());
        RuleFor(options => options.ExpressionPhase).SetValidator(new ExpressionPhaseRules());
        RuleFor(options => options.FacePhase).SetValidator(new FacePhaseRules());
        RuleFor(options => options.AdversarialPhase).SetValidator(new AdversarialPhaseRules());
        Include(new RulesBetweenOptions());
        RuleFor(options => options.Losses).SetValidator(new LossRules());
        RuleFor(options => options.Augmentation).SetValidator(new AugmentationRules());
        RuleFor(options => options.PairAugmentation).SetValidator(new AugmentationRules());
        RuleFor(options => options.CriticAugmentation).SetValidator(new AugmentationRules());
        RuleFor(options => options.DiscriminatorAugmentation).SetValidator(new AugmentationRules());
    }

    /// <summary>Throws where a value is out of range.</summary>
    /// <exception cref="InvalidDataException">The message has a line for each error, with the option's name.</exception>
    public static void Check(TrainingOptions options)
    {
        FluentValidation.Results.ValidationResult result = new TrainingOptionsValidator().Validate(options);
        if (!result.IsValid)
        {
            throw new InvalidDataException(
                "the options are not valid:\n" + string.Join('\n', result.Errors.Select(error => $"  {error.PropertyName}: {error.ErrorMessage}")));
        }
    }

    private sealed class NetworkRules : AbstractValidator<NetworkOptions>
    {
        public NetworkRules()
        {
            RuleFor(networks => networks.ImageSide).InclusiveBetween(32, 256).Must(IsMultiple).WithMessage($"must be a multiple of {SideStep}");
            RuleFor(networks => networks.ExpressionViewSide).InclusiveBetween(32, 128).Must(IsMultiple).WithMessage($"must be a multiple of {SideStep}");
            RuleFor(networks => networks.ExpressionCriticSide).InclusiveBetween(16, 256).Must(IsMultiple).WithMessage($"must be a multiple of {SideStep}");
            RuleFor(networks => networks.Width).InclusiveBetween(0.125, 2);
            RuleFor(networks => networks.ExpressionWidth).InclusiveBetween(0.125, 2);
            RuleFor(networks => networks.NoiseChannels).InclusiveBetween(0, 512);
            RuleFor(networks => networks.DecoderResidualBlocks).InclusiveBetween(0, 16);
            RuleFor(networks => networks.HeadDropout).InclusiveBetween(0, 0.9);
            RuleFor(networks => networks.Decoder).IsInEnum();
            RuleFor(networks => networks.Precision).IsInEnum();
        }

        private static bool IsMultiple(int side) => side % SideStep == 0;
    }

    private sealed class DataRules : AbstractValidator<DataOptions>
    {
        private const int Most = 10_000_000;
        private const string Source = "^[^=]+=.+$";

        public DataRules()
        {
            RuleFor(data => data.Expressions).Matches(Source).WithMessage("must be kind=path");
            RuleFor(data => data.Faces).Matches(Source).WithMessage("must be kind=path");
            RuleFor(data => data.ValidationShare).InclusiveBetween(0.01, 0.5);
            RuleFor(data => data.AddedShare).InclusiveBetween(0, 0.9);
            RuleFor(data => data.MaxExpressionPictures).InclusiveBetween(0, Most);
            RuleFor(data => data.MaxFaces).InclusiveBetween(0, Most);
        }
    }

    private sealed class ExpressionPhaseRules : AbstractValidator<ExpressionPhaseOptions>
    {
        public ExpressionPhaseRules()
        {
            RuleFor(phase => phase.Steps).InclusiveBetween(0, 10_000_000);
            RuleFor(phase => phase.Minutes).InclusiveBetween(0, 10_000);
            RuleFor(phase => phase.BatchSize).InclusiveBetween(2, 1024);
            RuleFor(phase => phase.LearningRate).InclusiveBetween(1e-6, 1);
            RuleFor(phase => phase.WarmUpSteps).InclusiveBetween(0, 10_000);
            RuleFor(phase => phase.WeightDecay).InclusiveBetween(0, 1);
            RuleFor(phase => phase.EmaDecay).InclusiveBetween(0, 0.99999);
            RuleFor(phase => phase.ClassBalanceExponent).InclusiveBetween(0, 1);
            RuleFor(phase => phase.LogitAdjustment).InclusiveBetween(0, 2);
            RuleFor(phase => phase.Patience).InclusiveBetween(0, 1000);
            RuleFor(phase => phase.MixupShare).InclusiveBetween(0, 1);
            RuleFor(phase => phase.EvaluateEverySteps).InclusiveBetween(1, 1_000_000);
        }
    }

    private sealed class FacePhaseRules : AbstractValidator<FacePhaseOptions>
    {
        public FacePhaseRules()
        {
            RuleFor(phase => phase.Steps).InclusiveBetween(0, 10_000_000);
            RuleFor(phase => phase.Minutes).InclusiveBetween(0, 10_000);
            RuleFor(phase => phase.BatchSize).InclusiveBetween(2, 1024);
            RuleFor(phase => phase.LearningRate).InclusiveBetween(1e-6, 1);
            RuleFor(phase => phase.WarmUpSteps).InclusiveBetween(0, 10_000);
            RuleFor(phase => phase.WeightDecay).InclusiveBetween(0, 1);
            RuleFor(phase => phase.MarginForm).IsInEnum();
            RuleFor(phase => phase.Margin).InclusiveBetween(0, 1);
            RuleFor(phase => phase.MarginScale).InclusiveBetween(1, 128);
            RuleFor(phase => phase.EmbeddingChannels).InclusiveBetween(16, 1024);
            RuleFor(phase => phase.PersonBalanceExponent).InclusiveBetween(0, 1);
            RuleFor(phase => phase.CheckpointEverySteps).InclusiveBetween(1, 1_000_000);
        }
    }

    private sealed class AdversarialPhaseRules : AbstractValidator<AdversarialPhaseOptions>
    {
        public AdversarialPhaseRules()
        {
            RuleFor(phase => phase.Steps).InclusiveBetween(0, 10_000_000);
            RuleFor(phase => phase.Minutes).InclusiveBetween(0, 10_000);
            RuleFor(phase => phase.BatchSize).InclusiveBetween(2, 256);
            RuleFor(phase => phase.LearningRate).InclusiveBetween(1e-6, 1);
            RuleFor(phase => phase.DiscriminatorLearningRateFactor).InclusiveBetween(0.1, 10);
            RuleFor(phase => phase.Beta1).InclusiveBetween(0, 0.99);
            RuleFor(phase => phase.IdentityDiscriminatorInterval).InclusiveBetween(1, 1000);
            RuleFor(phase => phase.ExpressionDiscriminatorInterval).InclusiveBetween(1, 1000);
            RuleFor(phase => phase.GradientPenaltyInterval).InclusiveBetween(1, 1000);
            RuleFor(phase => phase.EmaDecay).InclusiveBetween(0, 0.99999);
            RuleFor(phase => phase.ConsistencyShare).InclusiveBetween(0, 1);
            RuleFor(phase => phase.SelfPairShare).InclusiveBetween(0, 1);
            RuleFor(phase => phase.ExpressionFaceShare).InclusiveBetween(0, 0.95);
            RuleFor(phase => phase.DiscriminatorAccuracyCeiling).InclusiveBetween(0.5, 1);
            RuleFor(phase => phase.LogitAdjustment).InclusiveBetween(0, 2);
            RuleFor(phase => phase.FrozenFaceStages).InclusiveBetween(0, 5);
            RuleFor(phase => phase.ReconstructionWarmUpSteps).InclusiveBetween(0, 1_000_000);
            RuleFor(phase => phase.TruePairShare).InclusiveBetween(0, 0.5);
            RuleFor(phase => phase.PerceptualFeatures).IsInEnum();
            RuleFor(phase => phase.ClassBalanceExponent).InclusiveBetween(0, 1);
            RuleFor(phase => phase.SampleEverySteps).InclusiveBetween(1, 1_000_000);
            RuleFor(phase => phase.ClassificationOnly).Equal(false).When(phase => phase.ExpressionBranchFrozen)
                .WithMessage("cannot train what ExpressionBranchFrozen holds");
        }
    }

    private sealed class LossRules : AbstractValidator<LossWeights>
    {
        private const double Highest = 1000;

        public LossRules()
        {
            RuleFor(losses => losses.AdversarialIdentity).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.AdversarialExpression).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.DualConsistencyFace).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.DualConsistencyExpression).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.Perceptual).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.ExpressionClassification).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.FaceRealism).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.ExpressionRealism).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.GradientPenalty).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.ExpressionCode).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.GeneratedClassification).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.SelfReconstruction).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.FaceCode).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.IdentityEmbedding).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.TruePair).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.PlantedExpression).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.MaskSparsity).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.MaskSmoothness).InclusiveBetween(0, Highest);
            RuleFor(losses => losses.ChangeSmoothness).InclusiveBetween(0, Highest);
        }
    }

    private sealed class AugmentationRules : AbstractValidator<AugmentationOptions>
    {
        public AugmentationRules()
        {
            RuleFor(augmentation => augmentation.RotationDegrees).InclusiveBetween(0, 45);
            RuleFor(augmentation => augmentation.Scale).InclusiveBetween(0, 0.5);
            RuleFor(augmentation => augmentation.Aspect).InclusiveBetween(0, 0.3);
            RuleFor(augmentation => augmentation.Shift).InclusiveBetween(0, 0.3);
            RuleFor(augmentation => augmentation.FlipProbability).InclusiveBetween(0, 1);
            RuleFor(augmentation => augmentation.LogGamma).InclusiveBetween(0, 1.5);
            RuleFor(augmentation => augmentation.SideLight).InclusiveBetween(0, 1);
            RuleFor(augmentation => augmentation.ErasingProbability).InclusiveBetween(0, 1);
            RuleFor(augmentation => augmentation.ErasingMinSide).InclusiveBetween(0, 1);
            RuleFor(augmentation => augmentation.ErasingMaxSide).InclusiveBetween(0, 1)
                .GreaterThanOrEqualTo(augmentation => augmentation.ErasingMinSide);
            RuleFor(augmentation => augmentation.LowResolutionShare).InclusiveBetween(0, 1);
            RuleFor(augmentation => augmentation.LowResolutionMinSide).InclusiveBetween(8, 256);
            RuleFor(augmentation => augmentation.NoiseDeviation).InclusiveBetween(0, 0.2);
        }
    }
}
