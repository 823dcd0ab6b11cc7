using System.Buffers.Binary;

namespace TDGan.Inference.Images;

/// <summary>Tells the five formats that are read by their first bytes. Skia knows more; those stay closed.</summary>
internal static class ImageSignature
{
    /// <summary>Name of JPEG.</summary>
    public const string Jpeg = "jpeg";

    private const int FirstBrand = 8;
    private const int BrandLength = 4;
    private const int MostBrands = 64;

    /// <summary>The lower-case format name, or null.</summary>
    public static string? Read(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "gif",
        [(byte)'B', (byte)'M', ..] => ReadBitmap(file),
        _ => null,
    };

    /// <summary>What people call a format that is known but not read here, or null; so that they learn what to convert.</summary>
    public static string? NameForeign(ReadOnlySpan<byte> file)
    {
        if (file.Length > FirstBrand + BrandLength && file[4..8].SequenceEqual("ftyp"u8))
        {
            return ReadBrands(file);
        }

        return file switch
        {
            [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => "TIFF",
            [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ', ..] => "JPEG XL",
            [0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ', ..] or [0xFF, 0x4F, 0xFF, 0x51, ..] => "JPEG 2000",
            [(byte)'8', (byte)'B', (byte)'P', (byte)'S', ..] => "Photoshop",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "PDF",
            [0, 0, 1, 0, ..] => "ICO",
            _ => null,
        };
    }

    // ISO 14496-12, 4.3: the major brand, its version, then compatible brands. The major one may be the general mif1.
    private static string? ReadBrands(ReadOnlySpan<byte> file)
    {
        int end = (int)Math.Min((uint)Math.Min(file.Length, FirstBrand + (MostBrands * BrandLength)), BinaryPrimitives.ReadUInt32BigEndian(file));
        string? name = null;
        for (int at = FirstBrand; at + BrandLength <= end; at += BrandLength)
        {
            ReadOnlySpan<byte> brand = file.Slice(at, BrandLength);
            if (brand.StartsWith("avi"u8))
            {
                return "AVIF";
            }

            if (brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8))
            {
                return "HEIC";
            }

            name ??= brand.StartsWith("mif"u8) || brand.StartsWith("msf"u8) ? "HEIF" : null;
        }

        return name;
    }

    // Two letters alone would let text through: the size of the second header must be one of those in use.
    private static string? ReadBitmap(ReadOnlySpan<byte> file) =>
        file.Length > 17 && file[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124 && file[15..18] is [0, 0, 0] ? "bmp" : null;
}
