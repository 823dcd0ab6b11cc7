using SkiaSharp;

namespace TDGan.Training.Pictures;

/// <summary>Writes luminance as picture files.</summary>
internal static class GrayPicture
{
    private const float MaxByte = 255f;
    private const float Rounding = 0.5f;

    /// <summary>The file of a picture.</summary>
    /// <param name="values">Luminance in [0, 1], row by row.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="format">How it is encoded.</param>
    /// <param name="quality">Of JPEG and WebP, 1-100.</param>
    public static byte[] Encode(ReadOnlySpan<float> values, int width, int height, SKEncodedImageFormat format, int quality)
    {
        byte[] gray = new byte[values.Length];
        for (int i = 0; i < gray.Length; i++)
        {
            gray[i] = (byte)((values[i] * MaxByte) + Rounding);
        }

        using SKImage picture = SKImage.FromPixelCopy(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque), gray);
        using SKData data = picture.Encode(format, quality);
        return data.ToArray();
    }
}
