using TDGan.Training.Loops;

namespace TDGan.Training.Mouths;

/// <summary>How the mouth painter is trained; <c>options.json</c> of its run. 24 mouths a step, for an hour.</summary>
internal sealed record MouthOptions : SteppedOptions
{
    public MouthOptions() => (BatchSize, Minutes, LearningRate) = (24, 60, 1e-3);

    /// <summary>Weight of the critic, 0-10; that of the difference from the real mouth is 1.</summary>
    public double CriticWeight { get; init; } = 0.03;

    /// <summary>Weight of the difference of slopes, 0-10.</summary>
    public double SlopeWeight { get; init; } = 1;

    /// <inheritdoc/>
    protected override IEnumerable<(bool Holds, string Rule)> OwnRules() =>
    [
        (CriticWeight is >= 0 and <= 10, "criticWeight: 0 to 10"),
        (SlopeWeight is >= 0 and <= 10, "slopeWeight: 0 to 10"),
    ];
}
