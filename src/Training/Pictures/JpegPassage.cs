using SkiaSharp;
using static TorchSharp.torch;

namespace TDGan.Training.Pictures;

/// <summary>Pictures through a JPEG file and back: what a lossy camera or chat program leaves of them.</summary>
internal static class JpegPassage
{
    private const float MaxByte = 255f;

    /// <param name="images">[N, 1, S, S] in [0, 1].</param>
    /// <param name="quality">1-100.</param>
    public static Tensor Apply(Tensor images, int quality)
    {
        (int count, int side) = ((int)images.shape[0], (int)images.shape[3]);
        float[] values = images.contiguous().data<float>().ToArray();
        for (int i = 0; i < count; i++)
        {
            Pass(values.AsSpan(i * side * side, side * side), side, quality);
        }

        return tensor(values, images.shape);
    }

    private static void Pass(Span<float> picture, int side, int quality)
    {
        byte[] gray = new byte[picture.Length];
        for (int i = 0; i < gray.Length; i++)
        {
            gray[i] = (byte)((Math.Clamp(picture[i], 0f, 1f) * MaxByte) + 0.5f);
        }

        using SKImage image = SKImage.FromPixelCopy(new SKImageInfo(side, side, SKColorType.Gray8, SKAlphaType.Opaque), gray);
        using SKData file = image.Encode(SKEncodedImageFormat.Jpeg, quality);
        using SKBitmap decoded = SKBitmap.Decode(file);
        for (int i = 0; i < gray.Length; i++)
        {
            picture[i] = decoded.GetPixel(i % side, i / side).Red / MaxByte;
        }
    }
}
