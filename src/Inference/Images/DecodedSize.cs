using TDGan.Inference.Errors;
using TDGan.Inference.Jpeg;

namespace TDGan.Inference.Images;

/// <summary>Which sizes a picture may be decoded to, and the memory that takes, from its header alone.</summary>
internal static class DecodedSize
{
    private const int BytesOfCoefficient = 2;
    private const int BytesOfPixel = 4;

    /// <summary>The reductions that a JPEG is decoded at for little more than their own pixels, each the side's share of the whole.</summary>
    private static readonly int[] JpegReductions = [1, 2, 4, 8];

    /// <summary>The most pixels that decoding a file takes memory for; more than one size of it is never held in full.</summary>
    /// <param name="encodedImage">The file.</param>
    /// <param name="announced">Pixels that its header announces.</param>
    /// <param name="limits">What may be decoded.</param>
    public static long MostPixels(ReadOnlySpan<byte> encodedImage, long announced, ImageDecodingOptions limits)
    {
        if (ImageSignature.Read(encodedImage) != ImageSignature.Jpeg)
        {
            return announced;
        }

        long pixels = JpegReductions.Select(side => announced / (side * side)).FirstOrDefault(size => size <= limits.MaxPixels, announced);
        return pixels + CoefficientsOf(encodedImage);
    }

    /// <summary>Refuses a picture that is too large or too small.</summary>
    /// <param name="encodedImage">The file.</param>
    /// <param name="width">Columns that its header announces.</param>
    /// <param name="height">Rows that its header announces.</param>
    /// <param name="mayReduce">Whether a reduced picture serves.</param>
    /// <param name="limits">What may be decoded.</param>
    /// <exception cref="InferenceException"><see cref="InferenceError.ImageTooLarge"/> or <see cref="InferenceError.ImageTooSmall"/>.</exception>
    public static void Check(ReadOnlySpan<byte> encodedImage, int width, int height, bool mayReduce, ImageDecodingOptions limits)
    {
        long pixels = (long)width * height;
        bool isReducible = mayReduce && ImageSignature.Read(encodedImage) == ImageSignature.Jpeg;
        long most = isReducible ? limits.MaxJpegPixels : limits.MaxPixels;
        if (pixels > most)
        {
            throw new InferenceException(InferenceError.ImageTooLarge, $"The picture has {width} x {height} pixels.")
            {
                Limit = most,
                Actual = pixels,
            };
        }

        if (isReducible && pixels > limits.MaxPixels && MostPixels(encodedImage, pixels, limits) > limits.MaxPixelsInWork)
        {
            throw new InferenceException(InferenceError.ImageTooLarge, $"The progressive JPEG has {width} x {height} pixels.")
            {
                Limit = limits.MaxPixels,
                Actual = pixels,
            };
        }

        int shortest = Math.Min(width, height);
        if (shortest < limits.MinSide)
        {
            throw new InferenceException(InferenceError.ImageTooSmall, $"The picture has {width} x {height} pixels.")
            {
                Limit = limits.MinSide,
                Actual = shortest,
            };
        }
    }

    /// <summary>The coefficients of a progressive JPEG, as the pixels that take the same memory; 0 for any other.</summary>
    private static long CoefficientsOf(ReadOnlySpan<byte> file) =>
        JpegFile.FindFrame(file) is { IsProgressive: true } frame ? frame.Coefficients * BytesOfCoefficient / BytesOfPixel : 0;
}
