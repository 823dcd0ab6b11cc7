namespace TDGan.Inference.Composition;

/// <summary>
/// Cubic convolution (Keys, IEEE ASSP 29(6), 1981) with a = -1/2: passes through its samples, so that nothing moved is nothing changed, and
/// repeats quadratic functions exactly.
/// </summary>
internal static class CubicKernel
{
    /// <summary>Samples that count on each axis: one before, two about the place, one after.</summary>
    public const int Taps = 4;

    /// <summary>Weights of the four samples for a place <paramref name="t"/> past the second, 0 to below 1; their sum is 1.</summary>
    public static void Weights(float t, Span<float> weights)
    {
        float square = t * t;
        float cube = square * t;
        weights[0] = square - (0.5f * (cube + t));
        weights[1] = (1.5f * cube) - (2.5f * square) + 1;
        weights[2] = (2 * square) + (0.5f * t) - (1.5f * cube);
        weights[3] = 0.5f * (cube - square);
    }
}
