using SkiaSharp;
using TDGan.Inference.Crops;

namespace TDGan.Inference.Composition;

/// <summary>
/// The colours of the inside of a mouth, taken from the skin about it: what is dark is redder than the skin, what is nearly as light as the skin are
/// teeth, which have half of its tint.
/// </summary>
internal sealed class MouthTint
{
    private const int Side = MouthHole.Side;
    private const int Colours = 3;
    private const float TeethTint = 0.5f;

    // Luminance over that of the skin: from the first on it may be a tooth, from the second it is one.
    private const float TeethFrom = 0.4f;
    private const float TeethWhole = 0.8f;

    // Of the skin's tint, red, green and blue; luminance stays nearly what it is.
    private static readonly float[] Flesh = [1.25f, 0.9f, 0.9f];

    private readonly float[] _cavity;
    private readonly float[] _teeth;
    private readonly float _skinLight;

    private MouthTint(float[] skin, float skinLight)
    {
        bool isGray = skin.All(value => Math.Abs(value - 1) < 0.01f);
        _cavity = isGray ? skin : [.. skin.Zip(Flesh, (tint, flesh) => tint * flesh)];
        _teeth = [.. skin.Select(tint => 1 + (TeethTint * (tint - 1)))];
        _skinLight = skinLight;
    }

    /// <summary>Reads the colour of the skin about a mouth; a gray photo stays gray.</summary>
    /// <param name="picture">RGBA 8888.</param>
    /// <param name="frame">Where the square lies.</param>
    /// <param name="light">Its luminance, Side x Side values.</param>
    /// <param name="hole">The hole between the lips, widened.</param>
    public static MouthTint Of(SKBitmap picture, CropFrame frame, float[] light, float[] hole)
    {
        float[] lips = MouthHole.Widen(hole, Side / 12);
        float[] sum = new float[Colours];
        (float skinLight, int count) = (0, 0);
        for (int i = 0; i < hole.Length; i += 2)
        {
            if (lips[i] < 0.5f)
            {
                (double x, double y) = frame.ToPicture((i % Side) + 0.5, (i / Side) + 0.5);
                SKColor colour = picture.GetPixel(Math.Clamp((int)x, 0, picture.Width - 1), Math.Clamp((int)y, 0, picture.Height - 1));
                (sum[0], sum[1], sum[2]) = (sum[0] + colour.Red, sum[1] + colour.Green, sum[2] + colour.Blue);
                (skinLight, count) = (skinLight + light[i], count + 1);
            }
        }

        float luminance = (0.299f * sum[0]) + (0.587f * sum[1]) + (0.114f * sum[2]);
        return luminance > 0 ? new MouthTint([.. sum.Select(value => value / luminance)], skinLight / count) : new MouthTint([1, 1, 1], 0.5f);
    }

    /// <summary>Blends a luminance in its colour into a pixel.</summary>
    /// <param name="pixel">RGBA.</param>
    /// <param name="luminance">0-1.</param>
    /// <param name="weight">0-1.</param>
    public void Blend(Span<byte> pixel, float luminance, float weight)
    {
        float teeth = CompositionMask.Step(((luminance / Math.Max(_skinLight, 0.05f)) - TeethFrom) / (TeethWhole - TeethFrom));
        for (int i = 0; i < Colours; i++)
        {
            float colour = 255 * luminance * (_cavity[i] + (teeth * (_teeth[i] - _cavity[i])));
            pixel[i] = (byte)Math.Clamp(MathF.Round(pixel[i] + (weight * (colour - pixel[i]))), 0, 255);
        }
    }
}
