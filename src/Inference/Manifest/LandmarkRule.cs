using System.Collections.Immutable;
using TDGan.Inference.Crops;

namespace TDGan.Inference.Manifest;

/// <summary>How what a landmark model reads is joined with what the detector saw: two that err apart are nearer together.</summary>
/// <param name="DetectorShare">Share of the detector's landmarks in the mean, 0 to below 1; chosen with the model on validation photos.</param>
public sealed record LandmarkRule(float DetectorShare)
{
    /// <summary>
    /// <c>face_score</c> from which on a found box is taken for a face, 0-1; chosen with the model on validation photos. Null where the model gives
    /// no score.
    /// </summary>
    public float? MinFaceScore { get; init; }

    /// <summary>The model's landmarks alone.</summary>
    public static LandmarkRule ModelAlone { get; } = new(0);

    /// <summary>The mean places.</summary>
    /// <param name="detected">The detector's landmarks.</param>
    /// <param name="read">The model's, in the same order.</param>
    public ImmutableArray<FaceLandmark> Mean(IReadOnlyList<FaceLandmark> detected, IReadOnlyList<FaceLandmark> read) =>
    [
        .. detected.Zip(read, (from, to) => to with
        {
            X = to.X + (DetectorShare * (from.X - to.X)),
            Y = to.Y + (DetectorShare * (from.Y - to.Y)),
        }),
    ];
}
