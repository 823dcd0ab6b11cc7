namespace TDGan.Inference.Composition;

/// <summary>Soft weights over a crop, in shares of its side.</summary>
internal static class CompositionMask
{
    // Of half the crop's side: the change is whole inside the one circle and gone outside the other.
    private const float WholeRadius = 0.7f;
    private const float GoneRadius = 1;

    /// <summary>3t^2 - 2t^3, 0 below 0 and 1 above 1: smooth at both ends.</summary>
    public static float Step(float t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - (2 * t));
    }

    /// <summary>1 but for the outer tenth of a way from 0 to 1, where it falls to 0.</summary>
    public static float AwayFromEdge(float t) => Step(Math.Min(t, 1 - t) / 0.1f);

    /// <summary>1 in the middle of the crop, 0 from its inscribed circle on.</summary>
    /// <param name="u">Place across the crop, 0 to 1.</param>
    /// <param name="v">Place down the crop, 0 to 1.</param>
    public static float Inside(float u, float v)
    {
        (float x, float y) = ((2 * u) - 1, (2 * v) - 1);
        return Step((GoneRadius - MathF.Sqrt((x * x) + (y * y))) / (GoneRadius - WholeRadius));
    }
}
