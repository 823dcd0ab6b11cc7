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
    private static readonly float[] Reductions = [0.125f, 0.25f, 0.5f];

    /// <inheritdoc/>
    public DecodedImage Decode(ReadOnlySpan<byte> encodedImage) => DecodeReduced(encodedImage, int.MaxValue);

    /// <inheritdoc/>
    public DecodedImage DecodeReduced(ReadOnlySpan<byte> encodedImage, int leastLongerSide)
    {
        string format = ImageSignature.Read(encodedImage)
            ?? throw new InferenceException(InferenceError.UnsupportedImageFormat, "The first bytes are of no supported image format.");
        using SKData data = SKData.CreateCopy(encodedImage);
        using SKCodec codec = SKCodec.Create(data)
            ?? throw new InferenceException(InferenceError.ImageUndecodable, $"The {format} header cannot be read.");
        CheckSize(codec.Info.Width, codec.Info.Height);
        SKBitmap stored = ReadPixels(codec, SizeFor(codec, leastLongerSide), format);
        int orientation = (int)codec.EncodedOrigin;
        SKBitmap upright = ExifOrientation.Apply(stored, orientation);
        (int width, int height) = (codec.Info.Width, codec.Info.Height);
        ImageInfo info = ExifOrientation.SwapsSides(orientation) ? new(height, width, format, orientation) : new(width, height, format, orientation);
        return new DecodedImage(upright, info);
    }

    // A format that cannot reduce answers with its own size.
    private static SKSizeI SizeFor(SKCodec codec, int leastLongerSide) => Reductions
        .Select(codec.GetScaledDimensions)
        .Append(codec.Info.Size)
        .First(size => Math.Max(size.Width, size.Height) >= leastLongerSide || size == codec.Info.Size);

    private static SKBitmap ReadPixels(SKCodec codec, SKSizeI size, string format)
    {
        using SKColorSpace srgb = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, srgb);
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
