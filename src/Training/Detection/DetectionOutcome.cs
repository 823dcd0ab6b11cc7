using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>What became of a box that a detector found.</summary>
/// <param name="Found">The box.</param>
/// <param name="Face">The face that it is, or null where it is none.</param>
internal sealed record DetectionOutcome(DetectedFace Found, SceneFace? Face)
{
    /// <summary>Landmarks from a closer look, or null where there was none.</summary>
    public IReadOnlyList<FaceLandmark>? Refined { get; init; }

    /// <summary>Whether the face, or the box where it is none, is of a size.</summary>
    public bool BelongsTo(FaceSizeBand band) => Face is not null
        ? band.Contains(Face)
        : MathF.Sqrt(Found.Box.Width * Found.Box.Height) is var side && side >= band.From && side < band.Below;

    /// <summary>Mean distance of landmarks of this face from the teacher's over the distance of the teacher's eyes.</summary>
    /// <param name="landmarks">Five, in pixels of the photo.</param>
    /// <exception cref="InvalidOperationException">The box is no face.</exception>
    public double LandmarkError(IReadOnlyList<FaceLandmark> landmarks)
    {
        SceneFace face = Face ?? throw new InvalidOperationException("The box is no face.");
        return face.LandmarkError([.. landmarks.SelectMany(point => new[] { point.X, point.Y })]);
    }
}
