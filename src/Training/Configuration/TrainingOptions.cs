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

    /// <summary>The expression branch alone.</summary>
    public ExpressionPhaseOptions ExpressionPhase { get; init; } = new();
}
