using System.Buffers.Binary;

namespace TDGan.TestSupport.Pictures;

/// <summary>Writes a baseline JPEG of four inks in one flat colour: every block is its mean alone.</summary>
public static class CmykJpeg
{
    // The lengths of 1 to 16 bits: categories 0-11 all have 4 bits. One code for the end of a block.
    private static readonly byte[] MeanCodes = [0, 0, 0, 12, .. new byte[12], .. Enumerable.Range(0, 12).Select(value => (byte)value)];
    private static readonly byte[] RestCodes = [1, .. new byte[15], 0];

    /// <summary>A picture as Adobe writes it, inks inverted: 255 is no ink.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="inks">Cyan, magenta, yellow and black, 255 for none.</param>
    public static byte[] Encode(ushort width, ushort height, params byte[] inks)
    {
        byte[] frame = [8, 0, 0, 0, 0, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0];
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(3), width);
        return
        [
            0xFF, 0xD8,
            .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]),
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(0xC0, frame),
            .. Segment(0xC4, [0x00, .. MeanCodes, 0x10, .. RestCodes]),
            .. Segment(0xDA, [4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]),
            .. Scan(inks, (width + 7) / 8 * ((height + 7) / 8)),
            0xFF, 0xD9,
        ];
    }

    /// <summary>Changes the size that the header of a baseline JPEG announces, not the pixels.</summary>
    public static byte[] Announce(byte[] file, ushort width, ushort height)
    {
        byte[] copy = [.. file];
        int frame = copy.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(frame + 7), width);
        return copy;
    }

    private static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static List<byte> Scan(byte[] inks, int blocks)
    {
        var bits = new List<bool>();
        for (int block = 0; block < blocks; block++)
        {
            foreach (byte ink in inks)
            {
                // The first block has the mean, the others no difference to it.
                AddDifference(bits, block == 0 ? (ink - 128) * 8 : 0);
            }
        }

        return Pack(bits);
    }

    private static void AddDifference(List<bool> bits, int difference)
    {
        int category = 32 - int.LeadingZeroCount(Math.Abs(difference));
        AddBits(bits, category, 4);
        AddBits(bits, difference < 0 ? difference + (1 << category) - 1 : difference, category);
        bits.Add(false);
    }

    private static void AddBits(List<bool> bits, int value, int count)
    {
        for (int bit = count - 1; bit >= 0; bit--)
        {
            bits.Add(((value >> bit) & 1) == 1);
        }
    }

    private static List<byte> Pack(List<bool> bits)
    {
        var bytes = new List<byte>();
        foreach (bool[] eight in bits.Chunk(8))
        {
            int value = 0;
            for (int i = 0; i < 8; i++)
            {
                // The rest of the last byte is filled with ones.
                value = (value << 1) | (i >= eight.Length || eight[i] ? 1 : 0);
            }

            bytes.Add((byte)value);
            if (value == 0xFF)
            {
                bytes.Add(0);
            }
        }

        return bytes;
    }
}
