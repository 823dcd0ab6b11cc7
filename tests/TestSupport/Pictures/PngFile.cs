using System.Buffers.Binary;
using System.IO.Compression;

namespace TDGan.TestSupport.Pictures;

/// <summary>Writes PNG files of the kinds that Skia does not write: 16 bits, palettes, gray with alpha, lying headers.</summary>
public static class PngFile
{
    /// <summary>Colour type of gray pictures.</summary>
    public const byte Gray = 0;

    /// <summary>Colour type of RGB pictures.</summary>
    public const byte Rgb = 2;

    /// <summary>Colour type of pictures with a palette.</summary>
    public const byte Palette = 3;

    /// <summary>Colour type of gray pictures with alpha.</summary>
    public const byte GrayAlpha = 4;

    // Signature, then IHDR: length, type, 13 bytes, checksum.
    private const int AfterHeader = 8 + 4 + 4 + 13 + 4;

    /// <summary>A file in which every row is the same.</summary>
    /// <param name="width">Pixels that the header announces.</param>
    /// <param name="height">Pixels that the header announces, and rows unless <paramref name="rows"/> says otherwise.</param>
    /// <param name="bitDepth">1-16 bits a channel.</param>
    /// <param name="colourType">One of the constants.</param>
    /// <param name="row">The bytes of one row.</param>
    /// <param name="palette">Red, green and blue of each entry, for <see cref="Palette"/>.</param>
    /// <param name="rows">Rows that are there.</param>
    public static byte[] Encode(int width, int height, byte bitDepth, byte colourType, byte[] row, byte[]? palette = null, int? rows = null)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (bitDepth, colourType);
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. Chunk("IHDR"u8, header),
            .. palette is null ? [] : Chunk("PLTE"u8, palette),
            .. Chunk("IDAT"u8, Compress(row, rows ?? height)),
            .. Chunk("IEND"u8, []),
        ];
    }

    /// <summary>Puts a chunk right after the header.</summary>
    /// <param name="png">The file.</param>
    /// <param name="type">Four letters.</param>
    /// <param name="data">Its content.</param>
    public static byte[] Insert(ReadOnlySpan<byte> png, string type, ReadOnlySpan<byte> data) =>
        [.. png[..AfterHeader], .. Chunk(System.Text.Encoding.ASCII.GetBytes(type), data), .. png[AfterHeader..]];

    private static byte[] Compress(byte[] row, int rows)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal))
        {
            for (int y = 0; y < rows; y++)
            {
                // Filter 0, none.
                zlib.WriteByte(0);
                zlib.Write(row);
            }
        }

        return target.ToArray();
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        byte[] chunk = [0, 0, 0, 0, .. type, .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Checksum(chunk.AsSpan(4, chunk.Length - 8)));
        return chunk;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
