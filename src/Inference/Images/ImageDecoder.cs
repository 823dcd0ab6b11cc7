using Microsoft.Extensions.Options;
using SkiaSharp;
using TDGan.Inference.Errors;
using TDGan.Inference.Jpeg;

namespace TDGan.Inference.Images;

/// <summary>
/// Decodes with Skia. The format is that of the first bytes, the limits are checked on the header before pixels are allocated, a truncated
/// file is an error although Skia would hand out what it has, and pixels are converted to sRGB where the file carries another profile.
/// </summary>
/// <param name="options">Limits.</param>
public sealed class ImageDecoder(IOptions<ImageDecodingOptions> options) : IImageDecoder
{
    private static readonly float[] Reductions = [0.125f, 0.25f, 0.5f];

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, JpegSegments.EndOfImage];

    /// <inheritdoc/>
    public DecodedImage Decode(ReadOnlySpan<byte> encodedImage) => Decode(encodedImage, int.MaxValue, mayReduce: false);

    /// <inheritdoc/>
    public DecodedImage DecodeReduced(ReadOnlySpan<byte> encodedImage, int leastLongerSide) => Decode(encodedImage, leastLongerSide, mayReduce: true);

    private DecodedImage Decode(ReadOnlySpan<byte> encodedImage, int leastLongerSide, bool mayReduce)
    {
        string format = ImageSignature.Read(encodedImage) ?? throw Unsupported(ImageSignature.NameForeign(encodedImage));
        using SKData data = SKData.CreateCopy(encodedImage);
        using SKCodec codec = SKCodec.Create(data)
            ?? throw new InferenceException(InferenceError.ImageUndecodable, $"The {format} header cannot be read.");
        (int width, int height) = (codec.Info.Width, codec.Info.Height);
        DecodedSize.Check(encodedImage, width, height, mayReduce, options.Value);
        SKSizeI size = SizeFor(codec, leastLongerSide);
        SKBitmap stored = format == ImageSignature.Jpeg ? ReadJpeg(codec, size, encodedImage) : ReadPixels(codec, size, format);
        int orientation = ExifOrientation.Read(encodedImage, format) ?? (int)codec.EncodedOrigin;
        SKBitmap upright = ExifOrientation.Apply(stored, orientation);
        ImageInfo info = ExifOrientation.SwapsSides(orientation) ? new(height, width, format, orientation) : new(width, height, format, orientation);
        return new DecodedImage(upright, info);
    }

    private static InferenceException Unsupported(string? format) =>
        new(InferenceError.UnsupportedImageFormat, $"The first bytes are those of {format ?? "no image format"}.")
        {
            Given = format,
            Expected = "a JPEG, PNG, WebP, BMP or GIF file",
        };

    // A format that cannot reduce answers with its own size.
    private SKSizeI SizeFor(SKCodec codec, int leastLongerSide)
    {
        SKSizeI[] sizes = [.. Reductions.Select(codec.GetScaledDimensions).Append(codec.Info.Size)];
        SKSizeI[] allowed = [.. sizes.Where(size => (long)size.Width * size.Height <= options.Value.MaxPixels)];
        return allowed.Length == 0
            ? throw new InferenceException(InferenceError.ImageTooLarge, "The picture is too large at an eighth, too.")
            {
                Limit = options.Value.MaxPixels,
                Actual = (long)codec.Info.Width * codec.Info.Height,
            }
            : Array.Find(allowed, size => Math.Max(size.Width, size.Height) >= leastLongerSide) is { IsEmpty: false } enough ? enough : allowed[^1];
    }

    /// <summary>Completes a file that lacks nothing but its end marker, and refuses one that was cut.</summary>
    private static SKBitmap ReadJpeg(SKCodec codec, SKSizeI size, ReadOnlySpan<byte> file)
    {
        switch (JpegFile.FindEnding(file))
        {
            case JpegEnding.Cut:
                throw new InferenceException(InferenceError.ImageUndecodable, "The jpeg data ends within a scan.");
            case JpegEnding.WithoutEndMarker:
                using (SKData whole = SKData.CreateCopy([.. file, .. JpegEnd]))
                using (SKCodec ended = SKCodec.Create(whole))
                {
                    return ReadPixels(ended, size, ImageSignature.Jpeg);
                }

            default:
                return ReadPixels(codec, size, ImageSignature.Jpeg);
        }
    }

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
}
