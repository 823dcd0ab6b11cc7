namespace TDGan.Training.Scenes;

/// <summary>Draws a scaled part of a photo into a canvas: bilinear from the level of the pyramid that fits; what lies outside the photo stays as it was.</summary>
internal static class PasteResampler
{
    private const int FractionBits = 8;
    private const int One = 1 << FractionBits;

    /// <summary>Draws into the placement's rectangle.</summary>
    public static void Draw(PixelPyramid photo, ScenePlacement placement, ColourChange colours, SceneCanvas canvas)
    {
        (PixelLevel level, float levelScale) = photo.For(placement.Scale);
        Axis[] columns = Places(placement.Width, placement.OriginX, placement.Scale, levelScale, level.Width, placement.Mirror);
        Axis[] rows = Places(placement.Height, placement.OriginY, placement.Scale, levelScale, level.Height, mirror: false);
        for (int y = 0; y < placement.Height; y++)
        {
            if (rows[y].Inside)
            {
                int to = (((placement.Y + y) * canvas.Side) + placement.X) * PixelLevel.Channels;
                DrawRow(level, rows[y], columns, colours, canvas.Bytes.AsSpan(to, placement.Width * PixelLevel.Channels));
            }
        }
    }

    private static void DrawRow(PixelLevel level, Axis row, Axis[] columns, ColourChange colours, Span<byte> target)
    {
        int stride = level.Width * PixelLevel.Channels;
        ReadOnlySpan<byte> upper = level.Bytes.AsSpan(row.First * stride, stride);
        ReadOnlySpan<byte> lower = level.Bytes.AsSpan(row.Second * stride, stride);
        Span<int> pixel = stackalloc int[PixelLevel.Channels];
        for (int x = 0; x < columns.Length; x++)
        {
            Axis column = columns[x];
            if (!column.Inside)
            {
                continue;
            }

            (int left, int right) = (column.First * PixelLevel.Channels, column.Second * PixelLevel.Channels);
            for (int c = 0; c < PixelLevel.Channels; c++)
            {
                int top = (upper[left + c] * (One - column.Fraction)) + (upper[right + c] * column.Fraction);
                int bottom = (lower[left + c] * (One - column.Fraction)) + (lower[right + c] * column.Fraction);
                pixel[c] = ((top * (One - row.Fraction)) + (bottom * row.Fraction)) >> (2 * FractionBits);
            }

            colours.Apply(pixel, target.Slice(x * PixelLevel.Channels, PixelLevel.Channels));
        }
    }

    private static Axis[] Places(int count, float origin, float scale, float levelScale, int size, bool mirror)
    {
        var places = new Axis[count];
        for (int i = 0; i < count; i++)
        {
            int along = mirror ? count - 1 - i : i;
            float place = (((along + 0.5f) / scale) + origin) * levelScale;
            float at = Math.Clamp(place - 0.5f, 0, size - 1);
            int first = (int)at;
            places[i] = new Axis(first, Math.Min(first + 1, size - 1), (int)((at - first) * One), place >= 0 && place < size);
        }

        return places;
    }

    /// <summary>Two neighbours and the share of the second.</summary>
    private readonly record struct Axis(int First, int Second, int Fraction, bool Inside);
}
