namespace TDGan.Inference.Jpeg;

/// <summary>A table of Huffman codes (T.81, annex C and F.2.2.3).</summary>
internal sealed class HuffmanTable
{
    private const int LongestCode = 16;

    private readonly int[] _firstCode = new int[LongestCode + 1];
    private readonly int[] _count = new int[LongestCode + 1];
    private readonly int[] _firstValue = new int[LongestCode + 1];
    private readonly byte[] _values;

    private HuffmanTable(byte[] values) => _values = values;

    /// <summary>Reads a table of a DHT segment: codes of each length, then the values in the order of their codes.</summary>
    /// <param name="segment">From the counts on.</param>
    /// <param name="length">Bytes that the table takes.</param>
    /// <returns>Null where the segment is too short.</returns>
    public static HuffmanTable? Read(ReadOnlySpan<byte> segment, out int length)
    {
        length = 0;
        if (segment.Length < LongestCode)
        {
            return null;
        }

        int values = 0;
        foreach (byte count in segment[..LongestCode])
        {
            values += count;
        }

        length = LongestCode + values;
        if (segment.Length < length)
        {
            return null;
        }

        var table = new HuffmanTable(segment[LongestCode..length].ToArray());
        table.Number(segment[..LongestCode]);
        return table;
    }

    /// <summary>The next value; -1 where the bits end or are no code.</summary>
    public int Decode(ref JpegBits bits)
    {
        int code = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            code = (code << 1) | bits.Read();
            int offset = code - _firstCode[length];
            if (offset >= 0 && offset < _count[length])
            {
                return bits.HasEnded ? -1 : _values[_firstValue[length] + offset];
            }
        }

        return -1;
    }

    private void Number(ReadOnlySpan<byte> counts)
    {
        (int code, int value) = (0, 0);
        for (int length = 1; length <= LongestCode; length++)
        {
            (_firstCode[length], _firstValue[length], _count[length]) = (code, value, counts[length - 1]);
            code = (code + counts[length - 1]) << 1;
            value += counts[length - 1];
        }
    }
}
