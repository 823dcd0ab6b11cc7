using System.Collections.Immutable;
using TDGan.Inference.Crops;

namespace TDGan.Inference.Faces;

/// <summary>Where the five landmarks lie in a training crop, as shares of its side.</summary>
public static class CanonicalFace
{
    /// <summary>Right eye, left eye, nose, right and left mouth corner (the subject's).</summary>
    public static ImmutableArray<(double X, double Y)> Points { get; } =
        [(0.322, 0.378), (0.678, 0.378), (0.5, 0.58), (0.351, 0.75), (0.649, 0.75)];

    /// <summary>
    /// The frame in which the landmarks lie nearest to the canonical points: with both sets about their means, as complex numbers,
    /// step = sum conj(p) q / sum |p|^2, p canonical and q in the picture (Umeyama, PAMI 13(4), 1991, without reflection).
    /// </summary>
    /// <param name="landmarks">In the order of <see cref="Points"/>.</param>
    /// <param name="side">S.</param>
    /// <param name="margin">Margin on each side as a share of the side without it.</param>
    public static CropFrame FrameOf(IReadOnlyList<FaceLandmark> landmarks, int side, double margin)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        double inner = side / (1 + (2 * margin));
        (double X, double Y)[] canonical = [.. Points.Select(point => ((margin + point.X) * inner, (margin + point.Y) * inner))];
        (double meanU, double meanV) = (canonical.Average(point => point.X), canonical.Average(point => point.Y));
        (double meanX, double meanY) = (landmarks.Average(point => (double)point.X), landmarks.Average(point => (double)point.Y));
        (double real, double imaginary, double square) = (0, 0, 0);
        for (int i = 0; i < canonical.Length; i++)
        {
            (double u, double v) = (canonical[i].X - meanU, canonical[i].Y - meanV);
            (double x, double y) = (landmarks[i].X - meanX, landmarks[i].Y - meanY);
            real += (u * x) + (v * y);
            imaginary += (u * y) - (v * x);
            square += (u * u) + (v * v);
        }

        (double stepX, double stepY) = (real / square, imaginary / square);
        return new CropFrame(meanX - (stepX * meanU) + (stepY * meanV), meanY - (stepY * meanU) - (stepX * meanV), stepX, stepY);
    }
}
