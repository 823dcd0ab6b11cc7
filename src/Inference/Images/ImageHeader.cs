using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>What a file announces, read without decoding it.</summary>
/// <param name="Pixels">Width x height; 0 where the header cannot be read: the decoder then tells what is wrong.</param>
/// <param name="NeedsCopy">Whether the pixels are copied once they are decoded, to turn them upright or to lay them over white.</param>
internal readonly record struct ImageHeader(long Pixels, bool NeedsCopy)
{
    /// <summary>Bytes in which a header nearly always ends; longer ones have large profiles or previews before the size.</summary>
    private const int UsualLength = 64 * 1024;

    /// <summary>Reads the header of a file.</summary>
    public static ImageHeader Read(ReadOnlySpan<byte> encodedImage)
    {
        if (ImageSignature.Read(encodedImage) is not { } format)
        {
            return default;
        }

        ImageHeader begin = encodedImage.Length > UsualLength ? Read(encodedImage[..UsualLength], format) : default;
        return begin.Pixels > 0 ? begin : Read(encodedImage, format);
    }

    private static ImageHeader Read(ReadOnlySpan<byte> file, string format)
    {
        using SKData data = SKData.CreateCopy(file);
        using SKCodec? codec = SKCodec.Create(data);
        if (codec is null)
        {
            return default;
        }

        int orientation = ExifOrientation.Read(file, format) ?? (int)codec.EncodedOrigin;
        return new ImageHeader((long)codec.Info.Width * codec.Info.Height, orientation != 1 || !codec.Info.IsOpaque);
    }
}
