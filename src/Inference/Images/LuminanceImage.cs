namespace TDGan.Inference.Images;

/// <summary>A gray picture of floats: luminance in [0, 1], row by row from the top left. Immutable.</summary>
public sealed class LuminanceImage : ILuminanceRows
{
    private readonly float[] _values;

    /// <summary>Takes ownership of <paramref name="values"/>.</summary>
    /// <param name="width">Pixels, above 0.</param>
    /// <param name="height">Pixels, above 0.</param>
    /// <param name="values">Luminance in [0, 1], <paramref name="width"/> x <paramref name="height"/> values.</param>
    /// <exception cref="ArgumentException">The number of values is not width x height.</exception>
    public LuminanceImage(int width, int height, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != (long)width * height)
        {
            throw new ArgumentException($"Expected {width} x {height} values, got {values.Length}.", nameof(values));
        }

        (Width, Height, _values) = (width, height, values);
    }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>All values, row by row.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The values of row <paramref name="y"/>.</summary>
    public ReadOnlySpan<float> Row(int y) => _values.AsSpan(y * Width, Width);

    /// <summary>A picture of gray bytes, value / 255; equal to what a decoded gray file of the same bytes gives.</summary>
    /// <param name="gray">Row by row, <paramref name="width"/> x <paramref name="height"/> bytes.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public static LuminanceImage FromGray(ReadOnlySpan<byte> gray, int width, int height)
    {
        float[] values = new float[gray.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = gray[i] / 255f;
        }

        return new LuminanceImage(width, height, values);
    }

    /// <summary>Y = (0.299 R + 0.587 G + 0.114 B) / 255 of the sRGB bytes, alpha over white.</summary>
    /// <param name="image">The upright picture; not kept.</param>
    public static LuminanceImage FromDecoded(DecodedImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var rows = new BitmapRows(image.Bitmap);
        float[] values = new float[checked(rows.Width * rows.Height)];
        for (int y = 0; y < rows.Height; y++)
        {
            rows.CopyRow(y, 0, values.AsSpan(y * rows.Width, rows.Width));
        }

        return new LuminanceImage(rows.Width, rows.Height, values);
    }

    void ILuminanceRows.CopyRow(int y, int x, Span<float> target) => Row(y).Slice(x, target.Length).CopyTo(target);
}
