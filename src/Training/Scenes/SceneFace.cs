using TDGan.Inference.Crops;

namespace TDGan.Training.Scenes;

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

    /// <summary>What a landmark of a head in full profile counts, of one that looks ahead.</summary>
    public const float MostProfileWeight = 2.5f;

    /// <summary>Side of a face that looks ahead, in distances of its eyes.</summary>
    public const float SidesPerEyeDistance = 2.2f;

    /// <summary>Score from which on a teacher's box sits right; below, about half are faces.</summary>
    public const float TrustedScore = 0.75f;

    /// <summary>The box.</summary>
    public FaceBox Box => new(Left, Top, Right - Left, Bottom - Top);

    /// <summary>Distance of the teacher's eyes in pixels.</summary>
    public float EyeDistance => MathF.Sqrt(Square(Landmarks[0] - Landmarks[2]) + Square(Landmarks[1] - Landmarks[3]));

    /// <summary>
    /// What errors of landmarks are counted in: 2.2 distances of the eyes, as much as the side of a face that looks ahead. Faces in profile, whose
    /// eyes are close, thus count more, as in the measure; but two and a half times at most.
    /// </summary>
    public float LandmarkScale => LandmarkScaleUpTo(MostProfileWeight);

    /// <summary><see cref="LandmarkScale"/> with another limit.</summary>
    /// <param name="profileWeight">What a face in profile counts at most, from 1.</param>
    public float LandmarkScaleUpTo(float profileWeight) => Math.Clamp(SidesPerEyeDistance * EyeDistance, Side / profileWeight, Side);

    /// <summary>Side of the square of the same area, sqrt(width x height), in pixels.</summary>
    public float Side => MathF.Sqrt(Math.Max(0, Right - Left) * Math.Max(0, Bottom - Top));

    /// <summary>Mean distance of five points from the landmarks, over the distance of the eyes.</summary>
    /// <param name="points">x, y of each, in the order and pixels of <see cref="Landmarks"/>.</param>
    public double LandmarkError(ReadOnlySpan<float> points)
    {
        double sum = 0;
        for (int i = 0; i < points.Length; i += 2)
        {
            sum += Math.Sqrt(Square(points[i] - Landmarks[i]) + Square(points[i + 1] - Landmarks[i + 1]));
        }

        return 2 * sum / points.Length / EyeDistance;
    }

    /// <summary>This face in pixels of a crop; its box becomes the upright box of the same size about the same middle.</summary>
    public SceneFace MappedInto(CropFrame crop)
    {
        float[] landmarks = new float[Landmarks.Length];
        for (int i = 0; i < landmarks.Length; i += 2)
        {
            (double u, double v) = crop.ToCrop(Landmarks[i], Landmarks[i + 1]);
            (landmarks[i], landmarks[i + 1]) = ((float)u, (float)v);
        }

        (double x, double y) = crop.ToCrop((Left + Right) / 2, (Top + Bottom) / 2);
        (double width, double height) = ((Right - Left) / crop.Scale / 2, (Bottom - Top) / crop.Scale / 2);
        return this with
        {
            Left = (float)(x - width),
            Top = (float)(y - height),
            Right = (float)(x + width),
            Bottom = (float)(y + height),
            Landmarks = landmarks,
        };
    }

    private static float Square(float value) => value * value;
}
