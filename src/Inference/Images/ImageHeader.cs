using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>What a file announces, read without decoding it.</summary>
internal static class ImageHeader
{
    /// <summary>Bytes in which a header nearly always ends; longer ones have large profiles or previews before the size.</summary>
    private const int UsualLength = 64 * 1024;

    /// <summary>Width x height, or 0 where the header cannot be read: the decoder then tells what is wrong.</summary>
    public static long CountPixels(ReadOnlySpan<byte> encodedImage)
    {
        if (ImageSignature.Read(encodedImage) is null)
        {
            return 0;
        }

        return encodedImage.Length > UsualLength && Read(encodedImage[..UsualLength]) is > 0 and long pixels ? pixels : Read(encodedImage);
    }

    private static long Read(ReadOnlySpan<byte> file)
    {
        using SKData data = SKData.CreateCopy(file);
        using SKCodec? codec = SKCodec.Create(data);
        return codec is null ? 0 : (long)codec.Info.Width * codec.Info.Height;
    }
}
