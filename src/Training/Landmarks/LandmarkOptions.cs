using TDGan.Training.Loops;
using TDGan.Training.Scenes;

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

    /// <summary>
    /// What a face in profile counts at most, 1-50, of one that looks ahead; the measure divides by the distance of the eyes and knows no limit.
    /// </summary>
    public float ProfileWeight { get; init; } = SceneFace.MostProfileWeight;

    /// <inheritdoc/>
    protected override IEnumerable<(bool Holds, string Rule)> OwnRules() =>
        [(CropShare is >= 0 and <= 1, "cropShare: 0 to 1"), (ProfileWeight is >= 1 and <= 50, "profileWeight: 1 to 50")];
}
