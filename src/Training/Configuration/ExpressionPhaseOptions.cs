namespace TDGan.Training.Configuration;

/// <summary>The first phase: the expression branch alone, classifying pictures by the distribution of their votes.</summary>
public sealed record ExpressionPhaseOptions
{
    /// <summary>Steps at most, 0-10,000,000; 0 leaves the phase out.</summary>
    public int Steps { get; init; }

    /// <summary>Minutes of computing at most, 0-10,000; 0 means no limit. The schedule runs by whichever limit is nearer.</summary>
    public double Minutes { get; init; }

    /// <summary>Pictures a step, 2-1024.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Peak learning rate of AdamW, 1e-6-1.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Steps of linear warm-up, 0-10,000.</summary>
    public int WarmUpSteps { get; init; } = 200;

    /// <summary>Decoupled weight decay on matrices and kernels, 0-1.</summary>
    public double WeightDecay { get; init; } = 0.05;

    /// <summary>Decay of the running mean of the weights, 0-0.99999; the weights that are kept are the mean.</summary>
    public double EmaDecay { get; init; } = 0.998;

    /// <summary>Pictures of a class are drawn in proportion to n^(1 - x), 0-1: 0 as they come, 1 all classes alike.</summary>
    public double ClassBalanceExponent { get; init; }

    /// <summary>tau of the logit adjustment inside the loss, CE(logits + tau log prior) (Menon et al., ICLR 2021), 0-2; 0 is the plain loss.</summary>
    public double LogitAdjustment { get; init; }

    /// <summary>Share of a batch that is blended with another picture and its labels, 0-1.</summary>
    public double MixupShare { get; init; }

    /// <summary>Steps between two evaluations on the validation split, 1-1,000,000.</summary>
    public int EvaluateEverySteps { get; init; } = 500;

    /// <summary>Evaluations without a better accuracy after which the phase ends, 0-1000; 0 never ends it early.</summary>
    public int Patience { get; init; }
}
