using TDGan.Inference.Crops;
using TDGan.Inference.Images;

namespace TDGan.Training.Motion;

/// <summary>Mean absolute Laplacian of a part of a picture.</summary>
internal static class Sharpness
{
    /// <param name="picture">Gray.</param>
    /// <param name="box">In its pixels.</param>
    public static double Of(LuminanceImage picture, FaceBox box)
    {
        (int left, int top) = (Math.Max(1, (int)box.X), Math.Max(1, (int)box.Y));
        (int right, int bottom) = (Math.Min(picture.Width - 1, (int)(box.X + box.Width)), Math.Min(picture.Height - 1, (int)(box.Y + box.Height)));
        double sum = 0;
        for (int y = top; y < bottom; y++)
        {
            ReadOnlySpan<float> above = picture.Row(y - 1), row = picture.Row(y), below = picture.Row(y + 1);
            for (int x = left; x < right; x++)
            {
                sum += Math.Abs((4 * row[x]) - row[x - 1] - row[x + 1] - above[x] - below[x]);
            }
        }

        return sum / ((right - left) * (bottom - top));
    }
}
