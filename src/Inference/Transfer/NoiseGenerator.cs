namespace TDGan.Inference.Transfer;

/// <summary>
/// The decoder's noise, uniform in [0, 1): SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) started at the seed, the upper 24 bits of each
/// number divided by 2^24. Written out here because a runtime's own generator may change, and with it every generated picture.
/// </summary>
public static class NoiseGenerator
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>Fills <paramref name="noise"/>; the same seed gives the same values on every machine.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="noise">All of it is written, in order.</param>
    public static void Fill(uint seed, Span<float> noise)
    {
        ulong state = seed;
        for (int i = 0; i < noise.Length; i++)
        {
            state += GoldenGamma;
            noise[i] = (Mix(state) >> 40) / 16777216f;
        }
    }

    internal static ulong Mix(ulong state)
    {
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
