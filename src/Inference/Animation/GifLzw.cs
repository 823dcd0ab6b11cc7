namespace TDGan.Inference.Animation;

/// <summary>The compression of GIF (GIF89a, appendix F): LZW with codes of 9 to 12 bits, lowest bit first.</summary>
internal static class GifLzw
{
    /// <summary>Bits of a literal, the number that stands before the blocks.</summary>
    public const byte LiteralBits = 8;

    private const int Clear = 1 << LiteralBits;
    private const int End = Clear + 1;
    private const int FirstFree = End + 1;
    private const int LongestCode = 12;
    private const int TableSize = 1 << LongestCode;

    /// <param name="pixels">One byte each, at least one.</param>
    public static byte[] Compress(ReadOnlySpan<byte> pixels)
    {
        var bits = new BitWriter();
        var table = new Dictionary<int, int>();
        (int free, int width) = (FirstFree, LiteralBits + 1);
        bits.Write(Clear, width);
        int prefix = pixels[0];
        foreach (byte pixel in pixels[1..])
        {
            int key = (prefix << LiteralBits) | pixel;
            if (table.TryGetValue(key, out int known))
            {
                prefix = known;
                continue;
            }

            bits.Write(prefix, width);
            prefix = pixel;
            if (free < TableSize)
            {
                table.Add(key, free);
                width += free == 1 << width ? 1 : 0;
                free++;
                continue;
            }

            bits.Write(Clear, width);
            table.Clear();
            (free, width) = (FirstFree, LiteralBits + 1);
        }

        bits.Write(prefix, width);

        // A reader has added an entry by the last code as well; its width counts for the end.
        bits.Write(End, free < TableSize && free == 1 << width ? width + 1 : width);
        return bits.ToArray();
    }

    private sealed class BitWriter
    {
        private readonly List<byte> _bytes = [];
        private int _pending;
        private int _count;

        public void Write(int code, int width)
        {
            _pending |= code << _count;
            _count += width;
            while (_count >= 8)
            {
                _bytes.Add((byte)_pending);
                _pending >>= 8;
                _count -= 8;
            }
        }

        public byte[] ToArray() => _count > 0 ? [.. _bytes, (byte)_pending] : [.. _bytes];
    }
}
