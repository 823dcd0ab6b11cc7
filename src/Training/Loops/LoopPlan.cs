namespace TDGan.Training.Loops;

/// <summary>How long a training lasts, how fast it learns and how often it saves.</summary>
internal sealed record LoopPlan
{
    /// <summary>Name in the log and in <see cref="PhaseState.Phase"/>.</summary>
    public required string Phase { get; init; }

    /// <summary>
    /// Number in the names of the checkpoints, which orders the phases of a run; null for a training that keeps one checkpoint and overwrites it.
    /// </summary>
    public int? Number { get; init; }

    /// <summary>Seed of all chance.</summary>
    public required int Seed { get; init; }

    /// <summary>Steps at most.</summary>
    public required int Steps { get; init; }

    /// <summary>Minutes at most, resumes included; 0 for no limit.</summary>
    public double Minutes { get; init; }

    /// <summary>Pictures a step, for the speed in the log.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Learning rate of each step.</summary>
    public required LearningRateSchedule Schedule { get; init; }

    /// <summary>Steps between checkpoints; the last step gets one in any case.</summary>
    public required int CheckpointEverySteps { get; init; }

    /// <summary>Steps between validations, 0 for none; the end of a complete training gets one, too.</summary>
    public int ValidateEverySteps { get; init; }

    /// <summary>Validations without a gain after which the training is complete, 0 for no such end.</summary>
    public int Patience { get; init; }

    /// <summary>The plan of a network that learns in one phase.</summary>
    public static LoopPlan Of(string phase, SteppedOptions options) => new()
    {
        Phase = phase,
        Number = 1,
        Seed = options.Seed,
        Steps = options.Steps,
        Minutes = options.Minutes,
        BatchSize = options.BatchSize,
        Schedule = new LearningRateSchedule(options.LearningRate, options.WarmUpSteps),
        CheckpointEverySteps = options.CheckpointEverySteps,
        ValidateEverySteps = options.EvaluateEverySteps,
    };
}
