namespace TDGan.Training.Samples;

/// <summary>From 0 to 1 without a kink.</summary>
internal static class SmoothStep
{
    /// <returns>0 up to <paramref name="low"/>, 1 from <paramref name="high"/> on, 3t^2 - 2t^3 between.</returns>
    public static double Between(double low, double high, double value)
    {
        double t = Math.Clamp((value - low) / (high - low), 0, 1);
        return t * t * (3 - (2 * t));
    }
}
