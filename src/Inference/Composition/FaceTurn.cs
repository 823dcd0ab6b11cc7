using TDGan.Inference.Crops;

namespace TDGan.Inference.Composition;

/// <summary>How far a head is turned to a side, read from five landmarks, and how much motion it bears.</summary>
/// <param name="Offset">
/// How far the tip of the nose lies beside the middle between the eyes, along the line of the eyes, in distances of the eyes: 0 from the front.
/// </param>
internal readonly record struct FaceTurn(float Offset)
{
    private const int LandmarkCount = 5;

    // With a nose half as deep as the eyes are apart, about 30 and 50 degrees.
    private const float Extreme = 0.32f;
    private const float Profile = 0.7f;
    private const float LeastMotion = 0.25f;

    /// <summary>Whether the far side of the face is so narrow that the motion is reduced.</summary>
    public bool IsExtreme => Offset > Extreme;

    /// <summary>Share of the motion that is used.</summary>
    public float Motion => 1 - ((1 - LeastMotion) * Math.Clamp((Offset - Extreme) / (Profile - Extreme), 0, 1));

    /// <summary>How far both sides are made alike: whole from the front, not at all on a turned head, whose middle is elsewhere.</summary>
    public float Symmetry => Math.Clamp(1 - (Offset / Extreme), 0, 1);

    /// <summary>Reads the landmarks; a face without them counts as seen from the front.</summary>
    /// <param name="landmarks">Right eye, left eye, nose, right and left mouth corner, or none.</param>
    public static FaceTurn Of(IReadOnlyList<FaceLandmark> landmarks)
    {
        if (landmarks.Count != LandmarkCount)
        {
            return default;
        }

        (FaceLandmark right, FaceLandmark left, FaceLandmark nose) = (landmarks[0], landmarks[1], landmarks[2]);
        (float x, float y) = (left.X - right.X, left.Y - right.Y);
        float square = (x * x) + (y * y);
        (float noseX, float noseY) = (nose.X - ((left.X + right.X) / 2), nose.Y - ((left.Y + right.Y) / 2));
        return square > 0 ? new FaceTurn(Math.Abs(((noseX * x) + (noseY * y)) / square)) : new FaceTurn(Profile);
    }
}
