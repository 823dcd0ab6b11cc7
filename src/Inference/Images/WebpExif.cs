using System.Buffers.Binary;

namespace TDGan.Inference.Images;

/// <summary>EXIF in a WebP: the chunk "EXIF" of the extended form (RFC 9649, 2.7.1.5), with or without the prefix that JPEG has.</summary>
internal static class WebpExif
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;

    /// <summary>1-8, or null where the file says nothing.</summary>
    public static int? ReadOrientation(ReadOnlySpan<byte> webp)
    {
        ReadOnlySpan<byte> rest = webp[Math.Min(RiffHeader, webp.Length)..];
        while (rest.Length >= ChunkHeader && BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]) is var length && length <= rest.Length - ChunkHeader)
        {
            if (rest.StartsWith("EXIF"u8))
            {
                return ExifTag.ReadOrientation(rest.Slice(ChunkHeader, (int)length));
            }

            // Chunks begin at even places.
            long next = ChunkHeader + length + (length & 1);
            rest = next <= rest.Length ? rest[(int)next..] : default;
        }

        return null;
    }
}
