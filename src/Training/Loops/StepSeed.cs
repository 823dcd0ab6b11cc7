namespace TDGan.Training.Loops;

/// <summary>All chance of a step follows from seed and step, so that a resumed run needs no saved generator state.</summary>
internal static class StepSeed
{
    private const long LoaderSalt = 0x5DEECE66DL;

    /// <summary>Seed of dropout, noise and augmentation inside a step.</summary>
    public static long OfStep(int seed, int step) => ((long)seed << 32) + step;

    /// <summary>Seed of the batch of a step, which another thread may draw earlier.</summary>
    public static long OfBatch(int seed, int step) => OfStep(seed, step) ^ LoaderSalt;

    /// <summary>The chance of one picture of a batch, the same whatever else the batch holds.</summary>
    public static Random ForPicture(int seed, int step, int picture) => new(unchecked((((seed * 1_000_003) + step) * 1_009) + picture));
}
