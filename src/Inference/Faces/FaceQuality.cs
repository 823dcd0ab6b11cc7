using TDGan.Inference.Crops;

namespace TDGan.Inference.Faces;

/// <summary>How well a face can be read.</summary>
/// <param name="Sharpness">
/// 0-1: root mean square of the crop's Laplacian (4 neighbours) over that of its deviation from the mean, at the model's side, divided by 2
/// and capped; a blurred or enlarged face is low, noise is high.
/// </param>
/// <param name="Size">Shorter side of the box in pixels of the upright image.</param>
public sealed record FaceQuality(float Sharpness, float Size)
{
    /// <summary>Faces below are blurred to the eye and read less reliably.</summary>
    public const float LeastSharpness = 0.05f;

    private const double LargestRatio = 2;

    /// <summary>Measures a crop.</summary>
    /// <param name="values">S x S luminance values, row by row.</param>
    /// <param name="side">S, 3 or more.</param>
    /// <param name="box">The face.</param>
    internal static FaceQuality Measure(ReadOnlySpan<float> values, int side, FaceBox box)
    {
        double mean = 0;
        foreach (float value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        (double edges, double contrast) = (0, 0);
        for (int y = 1; y < side - 1; y++)
        {
            for (int x = 1; x < side - 1; x++)
            {
                int at = (y * side) + x;
                double laplacian = (4 * values[at]) - values[at - 1] - values[at + 1] - values[at - side] - values[at + side];
                double deviation = values[at] - mean;
                edges += laplacian * laplacian;
                contrast += deviation * deviation;
            }
        }

        double sharpness = contrast > 0 ? Math.Min(1, Math.Sqrt(edges / contrast) / LargestRatio) : 0;
        return new FaceQuality((float)sharpness, Math.Min(box.Width, box.Height));
    }
}
