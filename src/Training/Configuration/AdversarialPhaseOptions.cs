namespace TDGan.Training.Configuration;

/// <summary>The second phase: the whole two-branch network on pairs of a face and an expression picture. Defaults are the reference's.</summary>
public sealed record AdversarialPhaseOptions
{
    /// <summary>Steps at most, 0-10,000,000; 0 leaves the phase out.</summary>
    public int Steps { get; init; }

    /// <summary>Minutes of computing at most, 0-10,000; 0 means no limit.</summary>
    public double Minutes { get; init; }

    /// <summary>Pairs a step, 2-256.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Learning rate of every Adam, 1e-6-1.</summary>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>Factor on the learning rate of D_f and D_e (two time scales), 0.1-10; the reference has 1.</summary>
    public double DiscriminatorLearningRateFactor { get; init; } = 1;

    /// <summary>First moment decay of every Adam, 0-0.99.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Whether the learning rate falls to 0 along a cosine; the reference keeps it.</summary>
    public bool CosineSchedule { get; init; }

    /// <summary>D_f is updated every so many steps, 1-1000.</summary>
    public int IdentityDiscriminatorInterval { get; init; } = 5;

    /// <summary>D_e is updated every so many steps, 1-1000.</summary>
    public int ExpressionDiscriminatorInterval { get; init; } = 10;

    /// <summary>
    /// Above this running share of pictures that a discriminator judges right, its update is left out, at most twenty times in a row, 0.5-1;
    /// 1 updates by the interval alone.
    /// </summary>
    public double DiscriminatorAccuracyCeiling { get; init; } = 1;

    /// <summary>Whether D_e has a fake class and is shown generated faces.</summary>
    public bool ExpressionFakeClass { get; init; }

    /// <summary>R1 is computed every so many discriminator steps and weighted up by as much, 1-1000.</summary>
    public int GradientPenaltyInterval { get; init; } = 8;

    /// <summary>Whether the loss of M_ER reaches E_e. In the reference it does not: its recogniser is a probe.</summary>
    public bool ClassificationReachesEncoder { get; init; } = true;

    /// <summary>Whether E_e and M_ER keep the weights of the first phase.</summary>
    public bool ExpressionBranchFrozen { get; init; }

    /// <summary>
    /// Whether the batch norms of E_e keep the statistics of the first phase. Generated faces and other faces pass through E_e in this phase
    /// and would move them away from those of expression pictures. Of no effect on the paper's networks, which have none.
    /// </summary>
    public bool ExpressionStatisticsHeld { get; init; }

    /// <summary>
    /// Whether only E_e and M_ER are trained, by classification, on the expression pictures, with the optimizers and the schedule of this
    /// phase: what a run with transfer is compared with.
    /// </summary>
    public bool ClassificationOnly { get; init; }

    /// <summary>tau of the logit adjustment inside the loss of M_ER, 0-2; 0 is the plain loss.</summary>
    public double LogitAdjustment { get; init; }

    /// <summary>Stages of E_f, counted from the picture, that keep the weights of the face phase, 0-5 (a residual E_f has 3, the paper's 5).</summary>
    public int FrozenFaceStages { get; init; }

    /// <summary>Where phi of the perceptual loss comes from: identityDiscriminator, faceEncoder, or pretrainedFaceEncoder.</summary>
    public PerceptualFeatures PerceptualFeatures { get; init; } = PerceptualFeatures.IdentityDiscriminator;

    /// <summary>Decay of the running mean of the generator's weights, 0-0.99999; 0 keeps the weights themselves.</summary>
    public double EmaDecay { get; init; }

    /// <summary>First steps in which the generator only restores faces from their own two codes and no discriminator is shown, 0-1,000,000.</summary>
    public int ReconstructionWarmUpSteps { get; init; }

    /// <summary>Share of the batch on which the consistency terms are computed, 0-1.</summary>
    public double ConsistencyShare { get; init; } = 1;

    /// <summary>Share of the batch whose expression picture is the face itself, 0-1.</summary>
    public double SelfPairShare { get; init; }

    /// <summary>Share of the batch whose two pictures are of one person with different expressions, 0-0.5; the second is what should come out.</summary>
    public double TruePairShare { get; init; }

    /// <summary>Whether each expression picture meets the same face in every epoch (index modulo), as in the reference; else pairs are random.</summary>
    public bool FixedPairs { get; init; }

    /// <summary>Whether faces are changed at random as expression pictures are; in the reference they are not.</summary>
    public bool FaceAugmentation { get; init; } = true;

    /// <summary>Share of faces drawn from the expression pictures instead of the identities, 0-0.95.</summary>
    public double ExpressionFaceShare { get; init; }

    /// <summary>How much rare expressions are drawn more often: n^(1 - x), 0-1.</summary>
    public double ClassBalanceExponent { get; init; }

    /// <summary>Steps between two sample grids and checkpoints, 1-1,000,000.</summary>
    public int SampleEverySteps { get; init; } = 500;
}
