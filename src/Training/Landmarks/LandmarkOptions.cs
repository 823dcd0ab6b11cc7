using TDGan.Training.Training;

namespace TDGan.Training.Landmarks;

/// <summary>How the landmark network is trained; <c>options.json</c> of its run. 32 crops a step, for 20 minutes.</summary>
internal sealed record LandmarkOptions : SteppedOptions
{
    public LandmarkOptions() => (BatchSize, Minutes) = (32, 20);

    /// <summary>
    /// Share of the faces of a step that come from LFW and FER+ with the teacher's landmarks, 0-1, the others are faces of photos; 0 asks no
    /// teacher.
    /// </summary>
    public double CropShare { get; init; } = 0.5;

    /// <inheritdoc/>
    protected override IEnumerable<(bool Holds, string Rule)> OwnRules() => [(CropShare is >= 0 and <= 1, "cropShare: 0 to 1")];
}
