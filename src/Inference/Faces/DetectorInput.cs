using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;

namespace TDGan.Inference.Faces;

/// <summary>A picture as the detector reads it, and the way back.</summary>
/// <param name="Image">[1, 3, H, W], H and W multiples of 32; the picture stands top left, the rest is mid gray.</param>
/// <param name="PixelWidth">Columns of the file for each column of the input.</param>
/// <param name="PixelHeight">Rows of the file for each row of the input.</param>
internal sealed record DetectorInput(NamedTensor Image, float PixelWidth, float PixelHeight)
{
    private const int Multiple = 32;
    private const float Gray = 0.5f;

    /// <param name="image">The upright picture; not kept.</param>
    /// <param name="workingSide">Longer side to which a larger picture is shrunk.</param>
    public static DetectorInput Create(DecodedImage image, int workingSide)
    {
        (int width, int height) = Fit(image.Bitmap.Width, image.Bitmap.Height, workingSide);
        (int paddedWidth, int paddedHeight) = (Pad(width), Pad(height));
        float[] planes = new float[3 * paddedWidth * paddedHeight];
        if (paddedWidth > width || paddedHeight > height)
        {
            planes.AsSpan().Fill(Gray);
        }

        RgbPlanes.Write(image.Bitmap, width, height, planes, paddedWidth);
        var tensor = new NamedTensor(TensorNames.Image, [1, 3, paddedHeight, paddedWidth], planes);
        return new DetectorInput(tensor, (float)image.Info.Width / width, (float)image.Info.Height / height);
    }

    private static (int Width, int Height) Fit(int width, int height, int workingSide)
    {
        double scale = Math.Min(1, (double)workingSide / Math.Max(width, height));
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }

    private static int Pad(int side) => (side + Multiple - 1) / Multiple * Multiple;
}
