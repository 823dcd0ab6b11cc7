using System.Runtime.Intrinsics;

namespace TDGan.Inference.Composition;

/// <summary>
/// Cubic convolution (Keys, IEEE ASSP 29(6), 1981) with a = -1/2: passes through its samples, so that nothing moved is nothing changed, and
/// repeats quadratic functions exactly.
/// </summary>
internal static class CubicKernel
{
    /// <summary>Samples that count on each axis: one before, two about the place, one after.</summary>
    public const int Taps = 4;

    private static readonly Vector128<float> Cubic = Vector128.Create(-0.5f, 1.5f, -1.5f, 0.5f);
    private static readonly Vector128<float> Square = Vector128.Create(1f, -2.5f, 2f, -0.5f);
    private static readonly Vector128<float> Linear = Vector128.Create(-0.5f, 0f, 0.5f, 0f);
    private static readonly Vector128<float> Constant = Vector128.Create(0f, 1f, 0f, 0f);

    /// <summary>Weights of the four samples for a place <paramref name="t"/> past the second, 0 to below 1; their sum is 1.</summary>
    public static Vector128<float> Weights(float t) => (((((Cubic * t) + Square) * t) + Linear) * t) + Constant;
}
