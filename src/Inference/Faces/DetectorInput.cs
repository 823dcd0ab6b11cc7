using System.Buffers;
using TDGan.Inference.Images;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Faces;

/// <summary>A picture as the detector reads it, and the way back. Its pixels are lent by a pool.</summary>
internal sealed class DetectorInput
{
    private const int Multiple = 32;
    private const float Gray = 0.5f;

    private readonly float[] _lent;

    private DetectorInput(float[] lent, NamedTensor image, float pixelWidth, float pixelHeight)
    {
        _lent = lent;
        (Image, PixelWidth, PixelHeight) = (image, pixelWidth, pixelHeight);
    }

    /// <summary>[1, 3, H, W], H and W multiples of 32; the picture stands top left, the rest is mid gray.</summary>
    public NamedTensor Image { get; }

    /// <summary>Columns of the file for each column of the input.</summary>
    public float PixelWidth { get; }

    /// <summary>Rows of the file for each row of the input.</summary>
    public float PixelHeight { get; }

    /// <param name="image">The upright picture; not kept.</param>
    /// <param name="workingSide">Longer side to which a larger picture is shrunk.</param>
    public static DetectorInput Create(DecodedImage image, int workingSide)
    {
        (int width, int height) = Fit(image.Bitmap.Width, image.Bitmap.Height, workingSide);
        (int paddedWidth, int paddedHeight) = (Pad(width), Pad(height));
        int length = 3 * paddedWidth * paddedHeight;

        // A new array of this size for each picture would make the collector go through all memory several times a second.
        float[] lent = ArrayPool<float>.Shared.Rent(length);
        Memory<float> planes = lent.AsMemory(0, length);
        if (paddedWidth > width || paddedHeight > height)
        {
            planes.Span.Fill(Gray);
        }

        RgbPlanes.Write(image.Bitmap, width, height, planes.Span, paddedWidth);
        var tensor = new NamedTensor(TensorNames.Image, [1, 3, paddedHeight, paddedWidth], planes);
        return new DetectorInput(lent, tensor, (float)image.Info.Width / width, (float)image.Info.Height / height);
    }

    /// <summary>Gives the pixels back after a run that ended well; one that was given up may still read them, so they are left to the collector.</summary>
    public void Return() => ArrayPool<float>.Shared.Return(_lent);

    private static (int Width, int Height) Fit(int width, int height, int workingSide)
    {
        double scale = Math.Min(1, (double)workingSide / Math.Max(width, height));
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }

    private static int Pad(int side) => (side + Multiple - 1) / Multiple * Multiple;
}
