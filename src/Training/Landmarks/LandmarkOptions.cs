using TDGan.Training.Training;

namespace TDGan.Training.Landmarks;

/// <summary>How the landmark network is trained; <c>options.json</c> of its run. 32 crops a step, for 20 minutes.</summary>
internal sealed record LandmarkOptions : SteppedOptions
{
    public LandmarkOptions() => (BatchSize, Minutes) = (32, 20);

    /// <inheritdoc/>
    protected override IEnumerable<(bool Holds, string Rule)> OwnRules() => [];
}
