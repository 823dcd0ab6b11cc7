using SkiaSharp;

namespace TDGan.Inference.Animation;

/// <summary>
/// The 256 colours that stand for all pixels of some pictures: median cut (Heckbert, SIGGRAPH 1982) over colours of 5 bits a channel. The same
/// pictures give the same colours.
/// </summary>
internal sealed class ColourPalette
{
    /// <summary>Colours of a palette.</summary>
    public const int Size = 256;

    private const int Bits = 5;
    private const int Levels = 1 << Bits;
    private const int Channels = 3;

    private readonly byte[] _nearest;

    private ColourPalette(byte[] colours, byte[] nearest) => (Colours, _nearest) = (colours, nearest);

    /// <summary>Red, green and blue of every colour.</summary>
    public byte[] Colours { get; }

    /// <summary>Chooses the colours of some pictures.</summary>
    /// <param name="pictures">RGBA 8888, opaque.</param>
    public static ColourPalette Of(IEnumerable<SKBitmap> pictures)
    {
        long[] counts = new long[Levels * Levels * Levels];
        foreach (SKBitmap picture in pictures)
        {
            ForEachPixel(picture, cell => counts[cell]++);
        }

        int[] used = [.. Enumerable.Range(0, counts.Length).Where(cell => counts[cell] > 0)];
        List<int[]> boxes = Cut(used, counts);
        byte[] colours = new byte[Size * Channels];
        byte[] nearest = new byte[counts.Length];
        for (int box = 0; box < boxes.Count; box++)
        {
            Mean(boxes[box], counts).CopyTo(colours.AsSpan(box * Channels));
            Array.ForEach(boxes[box], cell => nearest[cell] = (byte)box);
        }

        return new ColourPalette(colours, nearest);
    }

    /// <summary>The number of its colour for every pixel of one of the pictures.</summary>
    public byte[] IndicesOf(SKBitmap picture)
    {
        byte[] indices = new byte[picture.Width * picture.Height];
        int at = 0;
        ForEachPixel(picture, cell => indices[at++] = _nearest[cell]);
        return indices;
    }

    /// <summary>Halves the box with the most pixels, times its longest side, until there are enough of them.</summary>
    private static List<int[]> Cut(int[] used, long[] counts)
    {
        List<int[]> boxes = [used];
        while (boxes.Count < Size && boxes.Exists(box => box.Length > 1))
        {
            int[] widest = boxes.MaxBy(box => box.Length > 1 ? box.Sum(cell => counts[cell]) * Longest(box).Length : 0)!;
            int channel = Longest(widest).Channel;
            int[] sorted = [.. widest.OrderBy(cell => Level(cell, channel))];
            long half = sorted.Sum(cell => counts[cell]) / 2;
            (int count, long sum) = (0, 0);
            while (count < sorted.Length - 1 && (count == 0 || sum < half))
            {
                sum += counts[sorted[count++]];
            }

            boxes.Remove(widest);
            boxes.Add(sorted[..count]);
            boxes.Add(sorted[count..]);
        }

        return boxes;
    }

    private static (int Channel, int Length) Longest(int[] box) => Enumerable.Range(0, Channels)
        .Select(channel => (channel, 1 + box.Max(cell => Level(cell, channel)) - box.Min(cell => Level(cell, channel))))
        .MaxBy(side => side.Item2);

    private static byte[] Mean(int[] box, long[] counts)
    {
        double sum = box.Sum(cell => counts[cell]);
        return [.. Enumerable.Range(0, Channels).Select(channel =>
            (byte)Math.Round(box.Sum(cell => counts[cell] * (double)Level(cell, channel)) / sum * byte.MaxValue / (Levels - 1)))];
    }

    private static int Level(int cell, int channel) => (cell >> (Bits * channel)) & (Levels - 1);

    private static void ForEachPixel(SKBitmap picture, Action<int> take)
    {
        ReadOnlySpan<byte> pixels = picture.GetPixelSpan();
        for (int y = 0; y < picture.Height; y++)
        {
            ReadOnlySpan<byte> row = pixels.Slice(y * picture.RowBytes, picture.Width * 4);
            for (int x = 0; x < row.Length; x += 4)
            {
                const int Shift = 8 - Bits;
                take((row[x] >> Shift) | ((row[x + 1] >> Shift) << Bits) | ((row[x + 2] >> Shift) << (2 * Bits)));
            }
        }
    }
}
