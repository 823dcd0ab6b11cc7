namespace TDGan.Training.Judges;

/// <summary>How long and with which chance a judge is trained.</summary>
/// <param name="Steps">Steps, above 0; the learning rate falls over them in one cosine.</param>
/// <param name="BatchSize">Pictures a step.</param>
/// <param name="LearningRate">Peak learning rate of AdamW.</param>
/// <param name="WeightDecay">Decoupled weight decay on kernels and matrices.</param>
/// <param name="Seed">Seed of weights, order and augmentation.</param>
internal sealed record JudgeOptions(int Steps, int BatchSize, double LearningRate, double WeightDecay, int Seed)
{
    /// <summary>The expression judge, with a seed that no preset has.</summary>
    public static JudgeOptions Expression { get; } = new(Steps: 3000, BatchSize: 64, LearningRate: 2e-3, WeightDecay: 0.05, Seed: 7_001);

    /// <summary>The identity embedding.</summary>
    public static JudgeOptions Identity { get; } = new(Steps: 6000, BatchSize: 64, LearningRate: 2e-3, WeightDecay: 0.05, Seed: 7_002);
}
