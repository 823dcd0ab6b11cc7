namespace TDGan.Training.Configuration;

/// <summary>Element type of the activations between a network's stem and its last map. Weights are always kept in 32 bits.</summary>
public enum Precision
{
    /// <summary>32-bit floats throughout.</summary>
    Full,

    /// <summary>bfloat16 activations in channels-last memory: 1.8x the speed on CPUs with AMX or AVX-512 BF16, a fraction of it on all others.</summary>
    BFloat16,

    /// <summary><see cref="BFloat16"/> where the CPU computes in it, else <see cref="Full"/>.</summary>
    Auto,
}
