using TDGan.Inference.Crops;
using TDGan.Training.Loops;

namespace TDGan.Training.Mouths;

/// <summary>
/// The training batches of the mouth painter: mouths shifted, turned, enlarged, mirrored, lit otherwise. All chance of a step follows from seed
/// and step. Thread-safe.
/// </summary>
/// <param name="samples">At least one.</param>
/// <param name="options">Batch size and seed.</param>
internal sealed class MouthBatchComposer(IReadOnlyList<MouthSample> samples, MouthOptions options)
{
    private const int Side = MouthHole.Side;
    private const float MaxShift = 0.05f;
    private const float MaxLogScale = 0.12f;
    private const float MaxTurn = MathF.PI / 15;
    private const float MaxLogLight = 0.3f;

    private static readonly FaceTensorConverter Converter = new(new CropRule(CropRule.SquareV1, Side, 0));

    /// <summary>The batch of one step.</summary>
    public MouthBatch Compose(int step)
    {
        MouthBatch batch = MouthBatch.Create(options.BatchSize);
        for (int i = 0; i < options.BatchSize; i++)
        {
            Random random = StepSeed.ForPicture(options.Seed, step, i);
            Fill(batch, i, samples[random.Next(samples.Count)], random);
        }

        return batch;
    }

    /// <summary>Mouths as they are, for measuring.</summary>
    public static MouthBatch Plain(IReadOnlyList<MouthSample> samples)
    {
        MouthBatch batch = MouthBatch.Create(samples.Count);
        for (int i = 0; i < samples.Count; i++)
        {
            Write(batch, i, samples[i], MouthHole.FrameOf(samples[i].Mesh.Points));
        }

        return batch;
    }

    private static Span<float> Item(float[] values, int item) => values.AsSpan(item * Side * Side, Side * Side);

    private static void Fill(MouthBatch batch, int item, MouthSample sample, Random random)
    {
        CropFrame seen = MouthHole.FrameOf(sample.Mesh.Points);
        double length = seen.Scale * Side;
        (double x, double y) = seen.ToPicture(Side / 2.0, Side / 2.0);
        CropFrame frame = CropFrame.About(
            x + (Spread(random, MaxShift) * length),
            y + (Spread(random, MaxShift) * length),
            length * Math.Exp(Spread(random, MaxLogScale)),
            Math.Atan2(seen.StepY, seen.StepX) + Spread(random, MaxTurn),
            Side);
        Write(batch, item, sample, frame);
        Span<float> picture = Item(batch.Pictures, item);
        float light = MathF.Exp(Spread(random, MaxLogLight));
        foreach (ref float value in picture)
        {
            value = Math.Min(1, value * light);
        }

        if (random.Next(2) == 0)
        {
            Mirror(picture);
            Mirror(Item(batch.Holes, item));
        }
    }

    private static void Write(MouthBatch batch, int item, MouthSample sample, CropFrame frame)
    {
        Converter.Convert(sample.Picture, frame, Item(batch.Pictures, item));
        MouthHole.Mask(sample.Mesh.Points, frame).CopyTo(Item(batch.Holes, item));
    }

    private static void Mirror(Span<float> picture)
    {
        for (int row = 0; row < Side; row++)
        {
            picture.Slice(row * Side, Side).Reverse();
        }
    }

    private static float Spread(Random random, float most) => most * ((2 * random.NextSingle()) - 1);
}
