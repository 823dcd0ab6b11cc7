namespace TDGan.Training.Configuration;

/// <summary>
/// A phase before the whole network: E_f alone learns to tell people apart by a margin loss. The authors' own advice for the weaker face branch is a
/// pre-trained one.
/// </summary>
public sealed record FacePhaseOptions
{
    /// <summary>Steps at most, 0-10,000,000; 0 leaves the phase out, as the reference does.</summary>
    public int Steps { get; init; }

    /// <summary>Minutes of computing at most, 0-10,000; 0 means no limit.</summary>
    public double Minutes { get; init; }

    /// <summary>Pictures a step, 2-1024.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Peak learning rate of AdamW, 1e-6-1.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Steps of linear warm-up, 0-10,000.</summary>
    public int WarmUpSteps { get; init; } = 100;

    /// <summary>Decoupled weight decay on matrices and kernels, 0-1.</summary>
    public double WeightDecay { get; init; } = 0.05;

    /// <summary>Form of the margin: arcFace or cosFace.</summary>
    public MarginForm MarginForm { get; init; } = MarginForm.CosFace;

    /// <summary>m, 0-1: radians for arcFace, a cosine for cosFace.</summary>
    public double Margin { get; init; } = 0.25;

    /// <summary>s, the length that cosines are multiplied by, 1-128.</summary>
    public double MarginScale { get; init; } = 24;

    /// <summary>Length of the embedding, 16-1024.</summary>
    public int EmbeddingChannels { get; init; } = 128;

    /// <summary>How much people with few pictures are drawn more often: n^(1 - x), 0-1.</summary>
    public double PersonBalanceExponent { get; init; } = 0.5;

    /// <summary>
    /// Whether E_f of the last phase starts as the encoder that this phase trained; where not, it keeps the weights that the run starts from, and this phase's net
    /// only judges: the identity and the perceptual term.
    /// </summary>
    public bool StartsFaceEncoder { get; init; } = true;

    /// <summary>Steps between two checkpoints, 1-1,000,000.</summary>
    public int CheckpointEverySteps { get; init; } = 500;
}
