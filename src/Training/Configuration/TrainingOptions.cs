namespace TDGan.Training.Configuration;

/// <summary>Every hyper-parameter of a run. Presets are JSON files of this record; what a preset leaves out has the default.</summary>
public sealed record TrainingOptions
{
    /// <summary>Seed of all chance, 0-2147483647.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Which networks.</summary>
    public NetworkOptions Networks { get; init; } = new();

    /// <summary>Which pictures.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>How training pictures are changed.</summary>
    public AugmentationOptions Augmentation { get; init; } = new();

    /// <summary>How the pairs of the second phase are changed; what is drawn on a face here is drawn again by the generator, so it is mild.</summary>
    public AugmentationOptions PairAugmentation { get; init; } = new()
    {
        RotationDegrees = 8,
        Scale = 0.08,
        Aspect = 0.03,
        Shift = 0.05,
        LogGamma = 0.3,
        ErasingProbability = 0,
    };

    /// <summary>
    /// How generated faces are changed before the expression branch judges them. A texture that fools a classifier seldom survives being
    /// moved, shrunk and enlarged again.
    /// </summary>
    public AugmentationOptions CriticAugmentation { get; init; } = new()
    {
        RotationDegrees = 10,
        Scale = 0.1,
        Aspect = 0.05,
        Shift = 0.06,
        LogGamma = 0.3,
        ErasingProbability = 0,
        LowResolutionShare = 0.75,
        LowResolutionMinSide = 20,
        NoiseDeviation = 0.05,
    };

    /// <summary>How real and generated pictures alike are changed before D_f and D_e see them, differentiably (Zhao et al., NeurIPS 2020); off by default.</summary>
    public AugmentationOptions DiscriminatorAugmentation { get; init; } = AugmentationOptions.Off;

    /// <summary>The expression branch alone.</summary>
    public ExpressionPhaseOptions ExpressionPhase { get; init; } = new();

    /// <summary>The face encoder alone.</summary>
    public FacePhaseOptions FacePhase { get; init; } = new();

    /// <summary>The whole network.</summary>
    public AdversarialPhaseOptions AdversarialPhase { get; init; } = new();

    /// <summary>Weight of each loss of the whole network.</summary>
    public LossWeights Losses { get; init; } = new();

    /// <summary>The sources that the phases with steps read, as kind=path.</summary>
    internal IReadOnlyList<string> Sources => FacePhase.Steps > 0 || AdversarialPhase.Steps > 0 ? [Data.Expressions, Data.Faces] : [Data.Expressions];
}
