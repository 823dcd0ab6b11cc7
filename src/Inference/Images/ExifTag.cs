using System.Buffers.Binary;

namespace TDGan.Inference.Images;

/// <summary>Reads the tag Orientation of an EXIF block: a TIFF header and its first directory (EXIF 3.0, 4.5.2; TIFF 6.0, section 2).</summary>
internal static class ExifTag
{
    private const ushort Orientation = 0x0112;
    private const int EntryLength = 12;
    private const ushort Short = 3;
    private const ushort Long = 4;

    /// <summary>1-8; null where the block has no such tag, or a value that EXIF does not know.</summary>
    /// <param name="block">With or without the six bytes <c>Exif\0\0</c> that JPEG puts before it.</param>
    public static int? ReadOrientation(ReadOnlySpan<byte> block)
    {
        ReadOnlySpan<byte> tiff = block.StartsWith("Exif\0\0"u8) ? block[6..] : block;
        bool isLittleEndian = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || !(isLittleEndian || tiff.StartsWith("MM\0*"u8)))
        {
            return null;
        }

        uint start = ReadLong(tiff[4..], isLittleEndian);
        if (start > tiff.Length - 2)
        {
            return null;
        }

        ReadOnlySpan<byte> directory = tiff[(int)start..];
        int entries = ReadShort(directory, isLittleEndian);
        for (int at = 2; entries > 0 && at + EntryLength <= directory.Length; entries--, at += EntryLength)
        {
            ReadOnlySpan<byte> entry = directory.Slice(at, EntryLength);
            if (ReadShort(entry, isLittleEndian) == Orientation)
            {
                return ReadValue(entry, isLittleEndian) is >= 1 and <= 8 and var value ? (int)value : null;
            }
        }

        return null;
    }

    // The standard says SHORT; some writers take LONG.
    private static uint ReadValue(ReadOnlySpan<byte> entry, bool isLittleEndian) => ReadShort(entry[2..], isLittleEndian) switch
    {
        Short => ReadShort(entry[8..], isLittleEndian),
        Long => ReadLong(entry[8..], isLittleEndian),
        _ => 0,
    };

    private static ushort ReadShort(ReadOnlySpan<byte> bytes, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint ReadLong(ReadOnlySpan<byte> bytes, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
