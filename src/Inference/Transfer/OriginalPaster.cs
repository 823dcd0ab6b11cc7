using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Images;

namespace TDGan.Inference.Transfer;

/// <summary>
/// Puts a generated face back into its picture. In the turned frame of the crop the change of luminance I_g - I_f is enlarged smoothly
/// (cubic B-spline), faded out towards the edge of an ellipse inside the crop, and made by moving each colour towards white or towards black: size and
/// fine detail of the picture stay, the luminance changes by exactly that much, an opened mouth is dark and teeth are white. Adding the change to R, G
/// and B alike would leave the mouth of a reddish face red, since red is the last to reach 0.
/// </summary>
internal static class OriginalPaster
{
    // Shares of half the crop's side: the change is whole inside the one ellipse and gone outside the other.
    private const double WholeRadius = 0.7;
    private const double GoneRadius = 1;

    private const uint Opaque = 0xFF000000;

    /// <param name="picture">RGBA 8888, changed in place.</param>
    /// <param name="frame">Where the crop lies, in pixels of <paramref name="picture"/>.</param>
    /// <param name="side">S.</param>
    /// <param name="before">I_f, S x S luminance values.</param>
    /// <param name="after">I_g, S x S luminance values.</param>
    public static void Paste(SKBitmap picture, CropFrame frame, int side, ReadOnlySpan<float> before, ReadOnlySpan<float> after)
    {
        float[] change = new float[side * side];
        System.Numerics.Tensors.TensorPrimitives.Subtract(after[..change.Length], before[..change.Length], change);
        (double left, double top, double right, double bottom) = frame.Bounds(side);
        (int firstX, int endX) = (Math.Max(0, (int)Math.Floor(left)), Math.Min(picture.Width, (int)Math.Ceiling(right)));
        (int firstY, int endY) = (Math.Max(0, (int)Math.Floor(top)), Math.Min(picture.Height, (int)Math.Ceiling(bottom)));
        Span<byte> pixels = picture.GetPixelSpan();
        for (int y = firstY; y < endY; y++)
        {
            Span<byte> row = pixels.Slice(y * picture.RowBytes, picture.Width * 4);
            for (int x = firstX; x < endX; x++)
            {
                (double u, double v) = frame.ToCrop(x + 0.5, y + 0.5);
                double weight = Weight((2 * u / side) - 1, (2 * v / side) - 1);
                if (weight > 0)
                {
                    Light(row.Slice(4 * x, 3), weight * 255 * At(change, side, u - 0.5, v - 0.5));
                }
            }
        }
    }

    private static void Light(Span<byte> colour, double change)
    {
        if (change == 0)
        {
            return;
        }

        double luminance = 255 * Bt601Luminance.Convert(colour[0] | ((uint)colour[1] << 8) | ((uint)colour[2] << 16) | Opaque);
        double end = change > 0 ? 255 : 0;
        double share = Math.Min(1, change / (end - luminance));
        for (int i = 0; i < colour.Length; i++)
        {
            colour[i] = (byte)Math.Round(colour[i] + (share * (end - colour[i])));
        }
    }

    // 1 at the centre, 0 from the edge on, smooth at both ends (3t^2 - 2t^3).
    private static double Weight(double x, double y)
    {
        double t = Math.Clamp((GoneRadius - Math.Sqrt((x * x) + (y * y))) / (GoneRadius - WholeRadius), 0, 1);
        return t * t * (3 - (2 * t));
    }

    private static double At(float[] values, int side, double x, double y)
    {
        (int column, int row) = ((int)Math.Floor(x), (int)Math.Floor(y));
        Span<double> across = stackalloc double[4];
        Span<double> down = stackalloc double[4];
        Spline(x - column, across);
        Spline(y - row, down);
        double sum = 0;
        for (int j = 0; j < 4; j++)
        {
            int line = Math.Clamp(row + j - 1, 0, side - 1) * side;
            for (int i = 0; i < 4; i++)
            {
                sum += down[j] * across[i] * values[line + Math.Clamp(column + i - 1, 0, side - 1)];
            }
        }

        return sum;
    }

    // Weights of the four neighbours at distance t past the second one.
    private static void Spline(double t, Span<double> weights)
    {
        double s = 1 - t;
        weights[0] = s * s * s / 6;
        weights[1] = (4 - (6 * t * t) + (3 * t * t * t)) / 6;
        weights[2] = (4 - (6 * s * s) + (3 * s * s * s)) / 6;
        weights[3] = t * t * t / 6;
    }
}
