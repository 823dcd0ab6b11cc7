namespace TDGan.Training.Scenes;

/// <summary>
/// Draws a scaled and turned part of a photo into a canvas: bilinear from the level of the pyramid that fits; what lies outside the photo stays
/// as it was.
/// </summary>
internal static class PasteResampler
{
    private const int FractionBits = 8;
    private const int One = 1 << FractionBits;

    /// <summary>Draws into the placement's rectangle.</summary>
    public static void Draw(PixelPyramid photo, ScenePlacement placement, ColourChange colours, SceneCanvas canvas)
    {
        (PixelLevel level, float levelScale) = photo.For(placement.Scale);
        for (int y = placement.Y; y < placement.Y + placement.Height; y++)
        {
            (float x0, float y0) = placement.ToPhoto(placement.X + 0.5f, y + 0.5f);
            (float x1, float y1) = placement.ToPhoto(placement.X + placement.Width + 0.5f, y + 0.5f);
            var line = new Line(
                x0 * levelScale, y0 * levelScale, (x1 - x0) * levelScale / placement.Width, (y1 - y0) * levelScale / placement.Width);
            int to = ((y * canvas.Side) + placement.X) * PixelLevel.Channels;
            DrawRow(level, line, colours, canvas.Bytes.AsSpan(to, placement.Width * PixelLevel.Channels));
        }
    }

    private static void DrawRow(PixelLevel level, Line line, ColourChange colours, Span<byte> target)
    {
        Span<int> pixel = stackalloc int[PixelLevel.Channels];
        for (int i = 0; i * PixelLevel.Channels < target.Length; i++)
        {
            (float x, float y) = (line.X + (i * line.StepX), line.Y + (i * line.StepY));
            if (x >= 0 && y >= 0 && x < level.Width && y < level.Height)
            {
                Sample(level, x, y, pixel);
                colours.Apply(pixel, target.Slice(i * PixelLevel.Channels, PixelLevel.Channels));
            }
        }
    }

    /// <summary>The colour at a point inside a level, between the centres of its four nearest pixels.</summary>
    private static void Sample(PixelLevel level, float x, float y, Span<int> pixel)
    {
        (int left, int right, int acrossShare) = Neighbours(x, level.Width);
        (int top, int bottom, int downShare) = Neighbours(y, level.Height);
        ReadOnlySpan<byte> bytes = level.Bytes;
        ReadOnlySpan<byte> upper = bytes[(top * level.Width * PixelLevel.Channels)..];
        ReadOnlySpan<byte> lower = bytes[(bottom * level.Width * PixelLevel.Channels)..];
        (left, right) = (left * PixelLevel.Channels, right * PixelLevel.Channels);
        for (int c = 0; c < PixelLevel.Channels; c++)
        {
            int above = (upper[left + c] * (One - acrossShare)) + (upper[right + c] * acrossShare);
            int below = (lower[left + c] * (One - acrossShare)) + (lower[right + c] * acrossShare);
            pixel[c] = ((above * (One - downShare)) + (below * downShare)) >> (2 * FractionBits);
        }
    }

    /// <summary>The two pixels beside a place, and the share of the second.</summary>
    private static (int First, int Second, int Share) Neighbours(float place, int size)
    {
        float at = Math.Clamp(place - 0.5f, 0, size - 1);
        int first = (int)at;
        return (first, Math.Min(first + 1, size - 1), (int)((at - first) * One));
    }

    /// <summary>The places in a level of the pixels of a row: the first, and how far each is from the one before it.</summary>
    private readonly record struct Line(float X, float Y, float StepX, float StepY);
}
