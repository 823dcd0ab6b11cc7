using TDGan.Inference.Crops;
using TDGan.Inference.Images;

namespace TDGan.Inference.Tests.Images;

/// <summary>The formula of <see cref="FaceTensorConverter"/> written down plainly: double precision, both axes at once.</summary>
internal static class NaiveFaceTensorConverter
{
    public static float[] Convert(LuminanceImage image, FaceBox box, int side, double margin)
    {
        double length = Math.Max(box.Width, box.Height) * (1 + (2 * margin));
        double left = box.X + ((box.Width - length) / 2);
        double top = box.Y + ((box.Height - length) / 2);
        float[] result = new float[side * side];
        for (int v = 0; v < side; v++)
        {
            for (int u = 0; u < side; u++)
            {
                result[(v * side) + u] = (float)At(image, left, top, length, side, u, v);
            }
        }

        return result;
    }

    private static double At(LuminanceImage image, double left, double top, double length, int side, int u, int v)
    {
        double scale = length / side;
        double sum = 0;
        double weights = 0;
        for (int j = Low(top); j < High(top, length, image.Height); j++)
        {
            for (int i = Low(left); i < High(left, length, image.Width); i++)
            {
                double weight = Weight(i, left + ((u + 0.5) * scale), scale) * Weight(j, top + ((v + 0.5) * scale), scale);
                int x = Math.Clamp(i, 0, image.Width - 1);
                int y = Math.Clamp(j, 0, image.Height - 1);
                sum += weight * image.Values[(y * image.Width) + x];
                weights += weight;
            }
        }

        return sum / weights;
    }

    private static int Low(double start) => Math.Min(0, (int)Math.Floor(start));

    private static int High(double start, double length, int size) => Math.Max(size, (int)Math.Ceiling(start + length));

    private static double Weight(int position, double centre, double scale) =>
        Math.Max(0, 1 - (Math.Abs(position + 0.5 - centre) / Math.Max(1, scale)));
}
