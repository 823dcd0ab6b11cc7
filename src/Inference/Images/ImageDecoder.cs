using Microsoft.Extensions.Options;
using SkiaSharp;
using TDGan.Inference.Errors;

namespace TDGan.Inference.Images;

/// <summary>
/// Decodes with Skia. The format is that of the first bytes, the limits are checked on the header before pixels are allocated, a truncated
/// file is an error although Skia would hand out what it has, and pixels are converted to sRGB where the file carries another profile.
/// </summary>
/// <param name="options">Limits.</param>
public sealed class ImageDecoder(IOptions<ImageDecodingOptions> options) : IImageDecoder
{
    /// <inheritdoc/>
    public DecodedImage Decode(ReadOnlySpan<byte> encodedImage)
    {
        string format = ImageSignature.Read(encodedImage)
            ?? throw new InferenceException(InferenceError.UnsupportedImageFormat, "The first bytes are of no supported image format.");
        using SKData data = SKData.CreateCopy(encodedImage);
        using SKCodec codec = SKCodec.Create(data)
            ?? throw new InferenceException(InferenceError.ImageUndecodable, $"The {format} header cannot be read.");
        CheckSize(codec.Info.Width, codec.Info.Height);
        SKBitmap stored = ReadPixels(codec, format);
        int orientation = (int)codec.EncodedOrigin;
        SKBitmap upright = ExifOrientation.Apply(stored, orientation);
        return new DecodedImage(upright, new ImageInfo(upright.Width, upright.Height, format, orientation));
    }

    private static SKBitmap ReadPixels(SKCodec codec, string format)
    {
        using SKColorSpace srgb = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, srgb);
        var bitmap = new SKBitmap(info);
        SKCodecResult result = codec.GetPixels(info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
        {
            bitmap.Dispose();
            throw new InferenceException(InferenceError.ImageUndecodable, $"The {format} data is damaged or truncated ({result}).");
        }

        return bitmap;
    }

    private void CheckSize(int width, int height)
    {
        ImageDecodingOptions limits = options.Value;
        long pixels = (long)width * height;
        if (pixels > limits.MaxPixels)
        {
            throw new InferenceException(InferenceError.ImageTooLarge, $"The picture has {width} x {height} pixels.")
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
}
