using System.Buffers.Binary;

namespace TDGan.Inference.Jpeg;

/// <summary>The frame header of a Huffman-coded JPEG (T.81, B.2.2).</summary>
/// <param name="Width">Pixels, above 0.</param>
/// <param name="Height">Pixels, above 0.</param>
/// <param name="IsProgressive">Whether coefficients come in several scans.</param>
/// <param name="Components">1-4.</param>
internal sealed record JpegFrame(int Width, int Height, bool IsProgressive, JpegComponent[] Components)
{
    /// <summary>Pixels of a block.</summary>
    public const int BlockSide = 8;

    private const byte Progressive = 0xC2;
    private const int BytesOfComponent = 3;
    private const int FirstComponent = 6;

    private int MostHorizontal => Components.Max(component => component.Horizontal);

    private int MostVertical => Components.Max(component => component.Vertical);

    /// <summary>Units of an interleaved scan: blocks of all components that lie over each other.</summary>
    public long Units => (long)((Width + (BlockSide * MostHorizontal) - 1) / (BlockSide * MostHorizontal))
        * ((Height + (BlockSide * MostVertical) - 1) / (BlockSide * MostVertical));

    /// <summary>Coefficients of all blocks: a decoder of a progressive file holds them all at once, two bytes each.</summary>
    public long Coefficients => Components.Sum(component => (long)component.Columns * component.Rows) * BlockSide * BlockSide;

    /// <summary>Whether a marker is a frame header that <see cref="Read"/> understands: baseline, extended or progressive with Huffman codes.</summary>
    public static bool IsHeader(byte marker) => marker is 0xC0 or 0xC1 or Progressive;

    /// <summary>Reads the segment after its length; null where it is not understood, such as a height that is told later.</summary>
    public static JpegFrame? Read(byte marker, ReadOnlySpan<byte> segment)
    {
        if (segment.Length < FirstComponent || segment[5] is < 1 or > 4 || segment.Length < FirstComponent + (segment[5] * BytesOfComponent))
        {
            return null;
        }

        (int height, int width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
        var components = new JpegComponent[segment[5]];
        for (int i = 0; i < components.Length; i++)
        {
            ReadOnlySpan<byte> entry = segment[(FirstComponent + (i * BytesOfComponent))..];
            components[i] = new JpegComponent(entry[0], entry[1] >> 4, entry[1] & 15);
            if (components[i] is { Horizontal: < 1 or > 4 } or { Vertical: < 1 or > 4 })
            {
                return null;
            }
        }

        var frame = new JpegFrame(width, height, marker == Progressive, components);
        Array.ForEach(components, component => component.Lay(width, height, frame.MostHorizontal, frame.MostVertical));
        return width > 0 && height > 0 ? frame : null;
    }
}
