using Microsoft.Extensions.Options;
using TDGan.Inference.Errors;
using TDGan.Inference.Images;

namespace TDGan.Training.Pictures;

/// <summary>Reads picture files through the decoder that serves, and PGM, which old face sets use.</summary>
internal static class PictureFile
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".jfif", ".png", ".webp", ".bmp", ".gif", ".pgm"];
    private static readonly ImageDecoder Decoder = new(Options.Create(new ImageDecodingOptions()));

    /// <summary>Whether the name has an extension that is read here.</summary>
    public static bool IsPicture(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The file as the pipeline that serves reads it: PGM becomes PNG, anything else stays.</summary>
    /// <exception cref="InvalidDataException">A damaged PGM; the message names it.</exception>
    public static byte[] ReadEncoded(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return PortableGrayMap.IsPgm(bytes) ? PortableGrayMap.ToPng(bytes, path) : bytes;
    }

    /// <summary>Reads one file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or no picture; the message names it.</exception>
    public static LuminanceImage Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (PortableGrayMap.IsPgm(bytes))
        {
            return PortableGrayMap.Read(bytes, path);
        }

        try
        {
            return Decode(bytes);
        }
        catch (InferenceException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>Reads an encoded picture.</summary>
    /// <exception cref="InferenceException">It is damaged or none.</exception>
    public static LuminanceImage Decode(ReadOnlyMemory<byte> bytes)
    {
        using DecodedImage image = Decoder.Decode(bytes.Span);
        return LuminanceImage.FromDecoded(image);
    }
}
