namespace TDGan.Training.Loops;

/// <summary>How long and how fast a network of one phase learns; what a face detector and its landmarks have in common.</summary>
internal abstract record SteppedOptions
{
    /// <summary>Pictures a step.</summary>
    public int BatchSize { get; init; }

    /// <summary>Steps at most.</summary>
    public int Steps { get; init; } = 100_000;

    /// <summary>Minutes at most, resumes included; 0 for no limit.</summary>
    public double Minutes { get; init; }

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

    /// <summary>Steps between looks at validation photos.</summary>
    public int EvaluateEverySteps { get; init; } = 300;

    /// <summary>Seed of all chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Throws where a value is out of its range; every one is named.</summary>
    /// <exception cref="ArgumentException">At least one is.</exception>
    public void Check()
    {
        (bool Holds, string Rule)[] rules =
        [
            (BatchSize is >= 1 and <= 1024, "batchSize: 1 to 1024"),
            (Steps >= 1, "steps: 1 or more"),
            (Minutes >= 0, "minutes: 0 or more"),
            (LearningRate is > 0 and <= 1, "learningRate: above 0, at most 1"),
            (WarmUpSteps >= 0, "warmUpSteps: 0 or more"),
            (WeightDecay is >= 0 and <= 1, "weightDecay: 0 to 1"),
            (EmaDecay is >= 0 and < 1, "emaDecay: 0 or more, below 1"),
            (CheckpointEverySteps >= 1, "checkpointEverySteps: 1 or more"),
            (EvaluateEverySteps >= 1, "evaluateEverySteps: 1 or more"),
            .. OwnRules(),
        ];
        string[] broken = [.. rules.Where(rule => !rule.Holds).Select(rule => rule.Rule)];
        if (broken.Length > 0)
        {
            throw new ArgumentException($"Options out of range: {string.Join("; ", broken)}.");
        }
    }

    /// <summary>The rules of what the derived options add.</summary>
    protected abstract IEnumerable<(bool Holds, string Rule)> OwnRules();
}
