using TDGan.Inference.Faces;

namespace TDGan.Training.Detection;

/// <summary>What became of a box that a detector found.</summary>
/// <param name="Found">The box.</param>
/// <param name="Face">The face that it is, or null where it is none.</param>
internal sealed record DetectionOutcome(DetectedFace Found, SceneFace? Face)
{
    /// <summary>Whether the face, or the box where it is none, is of a size.</summary>
    public bool BelongsTo(FaceSizeBand band) => Face is not null
        ? band.Contains(Face)
        : MathF.Sqrt(Found.Box.Width * Found.Box.Height) is var side && side >= band.From && side < band.Below;

    /// <summary>Mean distance of the landmarks from the teacher's over the distance of the teacher's eyes.</summary>
    /// <exception cref="InvalidOperationException">The box is no face.</exception>
    public double LandmarkError()
    {
        float[] wanted = (Face ?? throw new InvalidOperationException("The box is no face.")).Landmarks;
        double eyes = Math.Sqrt(Square(wanted[0] - wanted[2]) + Square(wanted[1] - wanted[3]));
        return Found.Landmarks.Select((point, i) => Math.Sqrt(Square(point.X - wanted[2 * i]) + Square(point.Y - wanted[(2 * i) + 1]))).Average() / eyes;
    }

    private static double Square(float value) => value * value;
}
