namespace TDGan.Training.Scenes;

/// <summary>A random change of brightness, contrast, gamma and white balance, or of all colours to gray. Not thread-safe.</summary>
internal sealed class ColourChange
{
    private const int Levels = 256;
    private const double GrayShare = 0.3;
    private const double MaxBrightness = 0.15;
    private const double MaxLogContrast = 0.35;
    private const double MaxLogGamma = 0.4;
    private const double MaxLogGain = 0.15;

    private readonly byte[][] curves = new byte[PixelLevel.Channels][];
    private readonly bool gray;

    private ColourChange(bool gray, Func<int, double, double> curve)
    {
        this.gray = gray;
        for (int c = 0; c < PixelLevel.Channels; c++)
        {
            curves[c] = [.. Enumerable.Range(0, Levels).Select(level => (byte)Math.Clamp((curve(c, level / 255.0) * 255) + 0.5, 0, 255))];
        }
    }

    /// <summary>No change.</summary>
    public static ColourChange None { get; } = new(gray: false, (_, value) => value);

    /// <summary>A random one.</summary>
    public static ColourChange Draw(Random random)
    {
        double brightness = Symmetric(random) * MaxBrightness;
        double contrast = Math.Exp(Symmetric(random) * MaxLogContrast);
        double gamma = Math.Exp(Symmetric(random) * MaxLogGamma);
        double[] gains = [.. Enumerable.Range(0, PixelLevel.Channels).Select(_ => Math.Exp(Symmetric(random) * MaxLogGain))];
        return new ColourChange(
            random.NextDouble() < GrayShare,
            (c, value) => ((Math.Pow(value, gamma) - 0.5) * contrast * gains[c]) + 0.5 + brightness);
    }

    /// <summary>Changes one pixel.</summary>
    /// <param name="source">R, G, B, 0-255.</param>
    /// <param name="target">Gets R, G, B.</param>
    public void Apply(ReadOnlySpan<int> source, Span<byte> target)
    {
        if (gray)
        {
            target.Fill(curves[0][((source[0] * 77) + (source[1] * 150) + (source[2] * 29)) >> 8]);
            return;
        }

        for (int c = 0; c < PixelLevel.Channels; c++)
        {
            target[c] = curves[c][source[c]];
        }
    }

    private static double Symmetric(Random random) => (2 * random.NextDouble()) - 1;
}
