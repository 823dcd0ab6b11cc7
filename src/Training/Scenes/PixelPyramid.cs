using SkiaSharp;
using TDGan.Inference.Images;

namespace TDGan.Training.Scenes;

/// <summary>A picture as RGB bytes with its halves, quarters and eighths, so that any shrinking reads about one pixel for each that it writes.</summary>
internal sealed class PixelPyramid
{
    private const int MaxLevels = 4;
    private const int SmallestSide = 8;

    private readonly List<PixelLevel> levels = [];

    private PixelPyramid(PixelLevel full)
    {
        levels.Add(full);
        while (levels.Count < MaxLevels && Math.Min(levels[^1].Width, levels[^1].Height) >= 2 * SmallestSide)
        {
            levels.Add(levels[^1].Halve());
        }
    }

    /// <summary>Pixels of the full picture.</summary>
    public int Width => levels[0].Width;

    /// <summary>Pixels of the full picture.</summary>
    public int Height => levels[0].Height;

    /// <summary>Copies an RGBA bitmap.</summary>
    public static PixelPyramid From(SKBitmap bitmap)
    {
        byte[] bytes = new byte[bitmap.Width * bitmap.Height * PixelLevel.Channels];
        ReadOnlySpan<byte> source = bitmap.GetPixelSpan();
        for (int y = 0; y < bitmap.Height; y++)
        {
            ReadOnlySpan<byte> row = source.Slice(y * bitmap.RowBytes, bitmap.Width * 4);
            for (int x = 0; x < bitmap.Width; x++)
            {
                row.Slice(x * 4, PixelLevel.Channels).CopyTo(bytes.AsSpan(((y * bitmap.Width) + x) * PixelLevel.Channels));
            }
        }

        return new PixelPyramid(new PixelLevel(bitmap.Width, bitmap.Height, bytes));
    }

    /// <summary>The full picture in gray: Y = (299 R + 587 G + 114 B) / 255000, as a decoded picture becomes gray for a model.</summary>
    public LuminanceImage ToLuminance()
    {
        byte[] bytes = levels[0].Bytes;
        float[] values = new float[Width * Height];
        for (int i = 0; i < values.Length; i++)
        {
            int at = i * PixelLevel.Channels;
            values[i] = ((299 * bytes[at]) + (587 * bytes[at + 1]) + (114 * bytes[at + 2])) / 255000f;
        }

        return new LuminanceImage(Width, Height, values);
    }

    /// <summary>The smallest level that still has at least the detail of the picture scaled by <paramref name="scale"/>.</summary>
    /// <param name="scale">Size wanted over full size, above 0.</param>
    /// <returns>The level and its size over the full size.</returns>
    public (PixelLevel Level, float Scale) For(float scale)
    {
        int level = Math.Clamp((int)Math.Floor(Math.Log2(1 / scale) + 0.2), 0, levels.Count - 1);
        return (levels[level], 1f / (1 << level));
    }
}
