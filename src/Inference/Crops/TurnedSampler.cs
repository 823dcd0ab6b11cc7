using TDGan.Inference.Images;

namespace TDGan.Inference.Crops;

/// <summary>
/// The formula of <see cref="FaceTensorConverter"/> with the triangles laid along the axes of a turned frame:
/// <c>out[v, u] = sum of t(du / r) t(dv / r) Y / sum of t(du / r) t(dv / r)</c>, t(d) = max(0, 1 - |d|), r = max(1, scale), (du, dv) the distance
/// of a pixel from the centre along the frame's axes. Where more than <see cref="LargestScale"/> pixels fall on one, blocks of whole pixels
/// are averaged first. Pixels outside the picture repeat its border.
/// </summary>
internal static class TurnedSampler
{
    /// <summary>Pixels of the picture for each pixel of the crop from which blocks are averaged; the triangles stay two blocks wide.</summary>
    public const double LargestScale = 4;

    public static void Sample(ILuminanceRows image, CropFrame frame, int side, Span<float> destination)
    {
        int block = frame.Scale < LargestScale ? 1 : (int)(frame.Scale / (LargestScale / 2));
        double reach = Math.Max(1, frame.Scale / block) * 2 * block;
        (double left, double top, double right, double bottom) = frame.Bounds(side);
        (int x, int y) = ((int)Math.Floor(left - reach), (int)Math.Floor(top - reach));
        int width = ((int)Math.Ceiling(right + reach) - x + block - 1) / block;
        int height = ((int)Math.Ceiling(bottom + reach) - y + block - 1) / block;
        float[] blocks = Average(image, x, y, block, width, height);
        CropFrame local = new((frame.X - x) / block, (frame.Y - y) / block, frame.StepX / block, frame.StepY / block);
        for (int v = 0; v < side; v++)
        {
            for (int u = 0; u < side; u++)
            {
                destination[(v * side) + u] = At(blocks, width, height, local, u + 0.5, v + 0.5);
            }
        }
    }

    private static float At(float[] blocks, int width, int height, CropFrame frame, double u, double v)
    {
        (double centreX, double centreY) = frame.ToPicture(u, v);
        (double cos, double sin) = (frame.StepX / frame.Scale, frame.StepY / frame.Scale);
        double radius = Math.Max(1, frame.Scale);
        double reach = radius * (Math.Abs(cos) + Math.Abs(sin));
        (int firstX, int lastX) = Range(centreX, reach, width);
        (int firstY, int lastY) = Range(centreY, reach, height);
        (double sum, double weights) = (0, 0);
        for (int y = firstY; y <= lastY; y++)
        {
            double dy = y + 0.5 - centreY;
            for (int x = firstX; x <= lastX; x++)
            {
                double dx = x + 0.5 - centreX;
                double weight = Triangle(((cos * dx) + (sin * dy)) / radius) * Triangle(((cos * dy) - (sin * dx)) / radius);
                sum += weight * blocks[(y * width) + x];
                weights += weight;
            }
        }

        return (float)(sum / weights);
    }

    private static double Triangle(double distance) => Math.Max(0, 1 - Math.Abs(distance));

    private static (int First, int Last) Range(double centre, double reach, int length) =>
        (Math.Max(0, (int)Math.Floor(centre - reach)), Math.Min(length - 1, (int)Math.Floor(centre + reach)));

    // Means of blocks of pixels from (x, y) on; the rows outside the picture are its first and last row, likewise the columns.
    private static float[] Average(ILuminanceRows image, int x, int y, int block, int width, int height)
    {
        float[] blocks = new float[width * height];
        float[] row = new float[image.Width];
        int filled = -1;
        float share = 1f / (block * block);
        for (int j = 0; j < height * block; j++)
        {
            int source = Math.Clamp(y + j, 0, image.Height - 1);
            if (source != filled)
            {
                image.CopyRow(source, 0, row);
                filled = source;
            }

            Span<float> target = blocks.AsSpan(j / block * width, width);
            for (int i = 0; i < width * block; i++)
            {
                target[i / block] += share * row[Math.Clamp(x + i, 0, row.Length - 1)];
            }
        }

        return blocks;
    }
}
