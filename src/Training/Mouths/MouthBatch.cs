using TDGan.Inference.Crops;

namespace TDGan.Training.Mouths;

/// <summary>One batch of mouths.</summary>
/// <param name="Pictures">[N, 1, S, S], luminance of the real mouths.</param>
/// <param name="Holes">[N, 1, S, S], 1 between the inner lips.</param>
internal sealed record MouthBatch(float[] Pictures, float[] Holes)
{
    /// <summary>An empty batch.</summary>
    /// <param name="size">N.</param>
    public static MouthBatch Create(int size) =>
        new(new float[size * MouthHole.Side * MouthHole.Side], new float[size * MouthHole.Side * MouthHole.Side]);
}
