using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks;

/// <summary>How the landmark network is trained; <c>options.json</c> of its run. 64 crops a step, for an hour.</summary>
internal sealed record LandmarkOptions : SteppedOptions
{
    public LandmarkOptions() => (BatchSize, Minutes) = (64, 60);

    /// <summary>Share of the faces of a step that come from pictures of one face, 0-1; the others are faces of photos.</summary>
    public double CropShare { get; init; } = 0.65;

    /// <summary>Share of the crops of a step that show no face, 0-1.</summary>
    public double BackgroundShare { get; init; } = 0.3;

    /// <summary>
    /// What a face in profile counts at most, 1-50, of one that looks ahead; the measure divides by the distance of the eyes and knows no limit.
    /// </summary>
    public float ProfileWeight { get; init; } = SceneFace.MostProfileWeight;

    /// <summary>Weight of the distances of the mesh, 0-100; that of the five landmarks is 1.</summary>
    public double MeshWeight { get; init; } = 2;

    /// <summary>Weight of how far lips and lids are open, 0-100.</summary>
    public double OpeningWeight { get; init; } = 2;

    /// <summary>Weight of the depth, 0-100.</summary>
    public double DepthWeight { get; init; } = 0.5;

    /// <summary>Weight of the cross-entropy of face or none, 0-100.</summary>
    public double ScoreWeight { get; init; } = 0.2;

    /// <inheritdoc/>
    protected override IEnumerable<(bool Holds, string Rule)> OwnRules() =>
    [
        (CropShare is >= 0 and <= 1, "cropShare: 0 to 1"),
        (BackgroundShare is >= 0 and <= 1, "backgroundShare: 0 to 1"),
        (ProfileWeight is >= 1 and <= 50, "profileWeight: 1 to 50"),
        (MeshWeight is >= 0 and <= 100, "meshWeight: 0 to 100"),
        (OpeningWeight is >= 0 and <= 100, "openingWeight: 0 to 100"),
        (DepthWeight is >= 0 and <= 100, "depthWeight: 0 to 100"),
        (ScoreWeight is >= 0 and <= 100, "scoreWeight: 0 to 100"),
    ];
}
