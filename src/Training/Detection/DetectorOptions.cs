using TDGan.Training.Loops;

namespace TDGan.Training.Detection;

/// <summary>How a detector is trained; <c>options.json</c> of its run. 16 pictures a step, for 65 minutes.</summary>
internal sealed record DetectorOptions : SteppedOptions
{
    public DetectorOptions() => (BatchSize, Minutes) = (16, 65);

    /// <summary>Side of the training pictures in pixels, a multiple of 32; 256.</summary>
    public int PictureSide { get; init; } = 256;

    /// <summary>Weight of the landmarks' loss beside those of scores and boxes; 12, since their own scale is a tenth of theirs.</summary>
    public double LandmarkWeight { get; init; } = 12;

    /// <inheritdoc/>
    protected override IEnumerable<(bool Holds, string Rule)> OwnRules() =>
    [
        (PictureSide is >= 64 and <= 640 && PictureSide % 32 == 0, "pictureSide: a multiple of 32 from 64 to 640"),
        (LandmarkWeight is >= 0 and <= 1000, "landmarkWeight: 0 to 1000"),
    ];
}
