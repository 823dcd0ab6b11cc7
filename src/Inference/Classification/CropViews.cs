using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.Images;

namespace TDGan.Inference.Classification;

/// <summary>
/// Several views of a face crop whose probabilities are averaged (test-time augmentation): mirror images, and framings that are a little tighter,
/// since the recogniser is the surest where a face fills the crop as in its training pictures, and no frame is exact.
/// </summary>
public static class CropViews
{
    // Sides of the framings as shares of the crop's. Tighter alone: what lies outside the crop is not known any more.
    private static readonly ImmutableArray<float> Framings = [1, 0.94f, 0.88f];

    /// <summary>How many views there may be: 1, the crop; 2, with its mirror image; 6, in three framings with their mirror images.</summary>
    public static ImmutableArray<int> Known { get; } = [1, 2, 2 * Framings.Length];

    /// <summary>The views of crops, one view of all crops after the other.</summary>
    /// <param name="crops">[N, 1, S, S] in [0, 1].</param>
    /// <param name="side">S.</param>
    /// <param name="views">One of <see cref="Known"/>.</param>
    /// <returns>[views N, 1, S, S].</returns>
    public static float[] Of(ReadOnlySpan<float> crops, int side, int views)
    {
        int pairs = Math.Max(1, views / 2);
        float[] result = new float[views * crops.Length];
        var converter = new FaceTensorConverter(new CropRule(CropRule.SquareV1, side, Margin: 0));
        for (int pair = 0; pair < pairs; pair++)
        {
            Span<float> framed = result.AsSpan(pair * 2 * crops.Length, crops.Length);
            Frame(crops, side, Framings[pair], converter, framed);
            if (views > 1)
            {
                Mirror(framed, side, result.AsSpan(((pair * 2) + 1) * crops.Length, crops.Length));
            }
        }

        return result;
    }

    /// <summary>The mean over the views of what was said of each.</summary>
    /// <param name="values">[views N], one view of all crops after the other.</param>
    /// <param name="views">How many.</param>
    public static float[] Mean(ReadOnlySpan<float> values, int views)
    {
        float[] mean = new float[values.Length / views];
        for (int i = 0; i < values.Length; i++)
        {
            mean[i % mean.Length] += values[i] / views;
        }

        return mean;
    }

    private static void Frame(ReadOnlySpan<float> crops, int side, float share, FaceTensorConverter converter, Span<float> framed)
    {
        if (share == 1)
        {
            crops.CopyTo(framed);
            return;
        }

        float offset = (1 - share) / 2 * side;
        var box = new FaceBox(offset, offset, share * side, share * side);
        for (int start = 0; start < crops.Length; start += side * side)
        {
            var crop = new LuminanceImage(side, side, crops.Slice(start, side * side).ToArray());
            converter.Convert(crop, box, framed.Slice(start, side * side));
        }
    }

    private static void Mirror(ReadOnlySpan<float> crops, int side, Span<float> mirrored)
    {
        crops.CopyTo(mirrored);
        for (int row = 0; row < mirrored.Length; row += side)
        {
            mirrored.Slice(row, side).Reverse();
        }
    }
}
