using System.Globalization;

namespace TDGan.Training.Landmarks.Evaluation;

/// <summary>A box that the detector found at a low score, and what the second look says of it.</summary>
/// <param name="IsFace">Whether it is a face of which the teacher is sure.</param>
/// <param name="Degrees">By how much the photo was turned, clockwise.</param>
/// <param name="Side">Side of the box in pixels of the photo.</param>
/// <param name="DetectorScore">The detector's score, 0-1.</param>
/// <param name="FaceLogit">Logit of the face score.</param>
internal sealed record ScoreCandidate(bool IsFace, double Degrees, float Side, float DetectorScore, float FaceLogit)
{
    /// <summary>A table with commas, a line a candidate.</summary>
    public static IEnumerable<string> Table(IEnumerable<ScoreCandidate> candidates) =>
    [
        "is_face,degrees,side,detector_score,face_logit",
        .. candidates.Select(candidate => string.Create(
            CultureInfo.InvariantCulture,
            $"{(candidate.IsFace ? 1 : 0)},{candidate.Degrees},{candidate.Side:F1},{candidate.DetectorScore:F4},{candidate.FaceLogit:F4}")),
    ];
}
