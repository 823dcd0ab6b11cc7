namespace TDGan.Training.Detection;

/// <summary>A face in a photo or canvas, in its pixels.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Bottom edge.</param>
/// <param name="Landmarks">x, y of right eye, left eye, nose, right and left mouth corner (the subject's side); ten values.</param>
/// <param name="Score">The teacher's score, 0-1.</param>
/// <param name="LandmarksReliable">Whether the landmarks are worth learning: those of faces under 12 px are not.</param>
internal sealed record SceneFace(float Left, float Top, float Right, float Bottom, float[] Landmarks, float Score, bool LandmarksReliable)
{
    /// <summary>Shortest side in pixels at which landmarks are reliable.</summary>
    public const float LandmarkSide = 12;

    /// <summary>Score from which on a teacher's box sits right; below, about half are faces.</summary>
    public const float TrustedScore = 0.75f;

    /// <summary>Side of the square of the same area, sqrt(width x height), in pixels.</summary>
    public float Side => MathF.Sqrt(Math.Max(0, Right - Left) * Math.Max(0, Bottom - Top));
}
