using SkiaSharp;

namespace TDGan.Training.Samples;

/// <summary>The colours of a portrait, with how likely each pixel belongs to the person and not to the gray backdrop.</summary>
internal sealed class PortraitPixels
{
    /// <summary>Red, green, blue and the share of the person, in [0, 1].</summary>
    public const int Channels = 4;

    // In shares of full scale: JPEG and light differ by less on the backdrop, hair and skin by more.
    private const double SurelyBackdrop = 0.05;
    private const double SurelyPerson = 0.17;
    private const int Border = 6;

    private readonly float[] values;

    private PortraitPixels(int width, int height, float[] values) => (Width, Height, this.values) = (width, height, values);

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Decodes a file and finds its backdrop by the colour beside the head.</summary>
    /// <exception cref="InvalidDataException">The file is no picture; the message names it.</exception>
    public static PortraitPixels Read(string path)
    {
        using SKBitmap bitmap = SKBitmap.Decode(path) ?? throw new InvalidDataException($"{path}: no picture.");
        SKColor[] colours = bitmap.Pixels;
        (double red, double green, double blue) = Backdrop(bitmap);
        var values = new float[colours.Length * Channels];
        for (int i = 0; i < colours.Length; i++)
        {
            SKColor colour = colours[i];
            double squared = Squared(colour.Red - red) + Squared(colour.Green - green) + Squared(colour.Blue - blue);
            double distance = Math.Sqrt(squared) / byte.MaxValue;
            values[i * Channels] = colour.Red / (float)byte.MaxValue;
            values[(i * Channels) + 1] = colour.Green / (float)byte.MaxValue;
            values[(i * Channels) + 2] = colour.Blue / (float)byte.MaxValue;
            values[(i * Channels) + 3] = (float)SmoothStep.Between(SurelyBackdrop, SurelyPerson, distance);
        }

        return new PortraitPixels(bitmap.Width, bitmap.Height, values);
    }

    /// <summary>Adds the bicubic value at a point (Catmull and Rom; pixel middles at whole numbers plus a half) to four sums.</summary>
    /// <returns>False, and nothing added, outside the picture.</returns>
    public bool AddAt(double x, double y, Span<float> sums)
    {
        if (x < 0 || y < 0 || x > Width || y > Height)
        {
            return false;
        }

        (int column, int row) = ((int)Math.Floor(x - 0.5), (int)Math.Floor(y - 0.5));
        Span<double> across = [0, 0, 0, 0];
        Span<double> down = [0, 0, 0, 0];
        Weights(x - 0.5 - column, across);
        Weights(y - 0.5 - row, down);
        for (int j = 0; j < 4; j++)
        {
            int start = Math.Clamp(row + j - 1, 0, Height - 1) * Width;
            for (int i = 0; i < 4; i++)
            {
                int at = (start + Math.Clamp(column + i - 1, 0, Width - 1)) * Channels;
                float weight = (float)(across[i] * down[j]);
                for (int c = 0; c < Channels; c++)
                {
                    sums[c] += weight * values[at + c];
                }
            }
        }

        return true;
    }

    private static void Weights(double t, Span<double> weights)
    {
        weights[0] = t * ((t * (1 - (t / 2))) - 0.5);
        weights[1] = 1 + (t * t * ((1.5 * t) - 2.5));
        weights[2] = t * (0.5 + (t * (2 - (1.5 * t))));
        weights[3] = t * t * ((t / 2) - 0.5);
    }

    /// <summary>The median colour of the two borders beside the upper half of the head.</summary>
    private static (double Red, double Green, double Blue) Backdrop(SKBitmap bitmap)
    {
        var border = new List<SKColor>();
        for (int y = 0; y < bitmap.Height / 3; y++)
        {
            for (int x = 0; x < Border; x++)
            {
                border.Add(bitmap.GetPixel(x, y));
                border.Add(bitmap.GetPixel(bitmap.Width - 1 - x, y));
            }
        }

        return (Median(border, colour => colour.Red), Median(border, colour => colour.Green), Median(border, colour => colour.Blue));
    }

    private static double Median(List<SKColor> colours, Func<SKColor, byte> channel) =>
        colours.Select(channel).Order().ElementAt(colours.Count / 2);

    private static double Squared(double value) => value * value;
}
