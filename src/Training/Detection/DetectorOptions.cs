namespace TDGan.Training.Detection;

/// <summary>How a detector is trained; <c>options.json</c> of its run.</summary>
internal sealed record DetectorOptions
{
    /// <summary>Side of the training pictures in pixels, a multiple of 32; 256.</summary>
    public int PictureSide { get; init; } = 256;

    /// <summary>Pictures a step; 16.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Steps at most.</summary>
    public int Steps { get; init; } = 100_000;

    /// <summary>Minutes at most, resumes included; 0 for no limit.</summary>
    public double Minutes { get; init; } = 65;

    /// <summary>Learning rate of AdamW after the warm-up.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Steps of the linear warm-up.</summary>
    public int WarmUpSteps { get; init; } = 60;

    /// <summary>Decay of kernels.</summary>
    public double WeightDecay { get; init; } = 0.02;

    /// <summary>Decay of the average that is evaluated and exported, 0-1.</summary>
    public double EmaDecay { get; init; } = 0.998;

    /// <summary>Steps between checkpoints.</summary>
    public int CheckpointEverySteps { get; init; } = 100;

    /// <summary>Steps between looks at a third of the validation photos.</summary>
    public int EvaluateEverySteps { get; init; } = 300;

    /// <summary>Seed of all chance.</summary>
    public int Seed { get; init; } = 1;
}
