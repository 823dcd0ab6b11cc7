using System.Buffers.Binary;

namespace TDGan.Inference.Images;

/// <summary>XMP in a PNG: a chunk iTXt with the keyword <c>XML:com.adobe.xmp</c>, uncompressed, right after IHDR.</summary>
internal static class PngXmp
{
    // Signature (8), then IHDR: length, type, 13 bytes, checksum.
    private const int AfterHeader = 8 + 4 + 4 + 13 + 4;

    public static byte[] Insert(ReadOnlySpan<byte> png, ReadOnlySpan<byte> packet) =>
        [.. png[..AfterHeader], .. Chunk(packet), .. png[AfterHeader..]];

    private static byte[] Chunk(ReadOnlySpan<byte> packet)
    {
        // Keyword and its end, then: not compressed, method 0, no language, no translated keyword.
        ReadOnlySpan<byte> head = "iTXtXML:com.adobe.xmp\0\0\0\0\0"u8;
        byte[] chunk = new byte[4 + head.Length + packet.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, chunk.Length - 12);
        head.CopyTo(chunk.AsSpan(4));
        packet.CopyTo(chunk.AsSpan(4 + head.Length));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Checksum(chunk.AsSpan(4, chunk.Length - 8)));
        return chunk;
    }

    // CRC-32 of PNG, annex D. Bit by bit: the chunk has some 500 bytes.
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
