using System.Buffers.Binary;

namespace TDGan.Inference.Images;

/// <summary>XMP in a WebP: the simple form (one image chunk) becomes the extended one, VP8X + image + "XMP ".</summary>
internal static class WebpXmp
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;
    private const byte XmpFlag = 0x04;
    private const byte AlphaFlag = 0x10;

    public static byte[] Insert(ReadOnlySpan<byte> webp, ReadOnlySpan<byte> packet)
    {
        ReadOnlySpan<byte> image = webp[RiffHeader..];
        byte[] extended = image.StartsWith("VP8X"u8) ? Flagged(image) : [.. Header(image), .. image];
        Span<byte> xmp = [.. "XMP "u8, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(xmp[4..], packet.Length);
        ReadOnlySpan<byte> padding = packet.Length % 2 == 0 ? [] : [0];
        byte[] file = [.. webp[..RiffHeader], .. extended, .. xmp, .. packet, .. padding];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    private static byte[] Flagged(ReadOnlySpan<byte> chunks)
    {
        byte[] copy = chunks.ToArray();
        copy[ChunkHeader] |= XmpFlag;
        return copy;
    }

    private static byte[] Header(ReadOnlySpan<byte> image)
    {
        (int width, int height, bool alpha) = image.StartsWith("VP8L"u8) ? ReadLossless(image) : ReadLossy(image);
        byte[] chunk = new byte[ChunkHeader + 10];
        "VP8X"u8.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), 10);
        chunk[ChunkHeader] = (byte)(XmpFlag | (alpha ? AlphaFlag : 0));

        // Two numbers of 24 bits; the second write covers the byte that the first one had over.
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(ChunkHeader + 4), width - 1);
        BinaryPrimitives.WriteInt16LittleEndian(chunk.AsSpan(ChunkHeader + 7), (short)(height - 1));
        return chunk;
    }

    // RFC 6386, 9.1: frame tag (3 bytes), start code (3 bytes), then two sides of 14 bits.
    private static (int Width, int Height, bool Alpha) ReadLossy(ReadOnlySpan<byte> chunk)
    {
        ReadOnlySpan<byte> sides = chunk[(ChunkHeader + 6)..];
        int width = BinaryPrimitives.ReadUInt16LittleEndian(sides) & 0x3FFF;
        int height = BinaryPrimitives.ReadUInt16LittleEndian(sides[2..]) & 0x3FFF;
        return (width, height, false);
    }

    // WebP lossless, 3: signature byte, 14 bits width - 1, 14 bits height - 1, 1 bit alpha.
    private static (int Width, int Height, bool Alpha) ReadLossless(ReadOnlySpan<byte> chunk)
    {
        uint bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[(ChunkHeader + 1)..]);
        return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1, (bits >> 28 & 1) == 1);
    }
}
