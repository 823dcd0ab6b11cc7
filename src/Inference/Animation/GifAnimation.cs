using TDGan.Inference.Images;

namespace TDGan.Inference.Animation;

/// <summary>
/// Writes an animated GIF (GIF89a) with one palette of 256 colours for all frames: loop and XMP extensions, then an image for each frame. With
/// <see cref="Grays"/> nothing is lost of gray frames.
/// </summary>
internal static class GifAnimation
{
    /// <summary>The palette in which a byte is its own gray.</summary>
    public static byte[] Grays { get; } = [.. Enumerable.Range(0, ColourPalette.Size).SelectMany(gray => new[] { (byte)gray, (byte)gray, (byte)gray })];

    /// <param name="frames">One byte a pixel, the number of its colour, all of the same size.</param>
    /// <param name="palette">Red, green and blue of 256 colours.</param>
    /// <param name="width">Pixels, up to 65535.</param>
    /// <param name="height">Pixels, up to 65535.</param>
    /// <param name="frameHundredths">How long each is shown, in hundredths of a second, 1-65535.</param>
    public static byte[] Write(IReadOnlyList<byte[]> frames, byte[] palette, int width, int height, int frameHundredths)
    {
        using var file = new MemoryStream();
        file.Write("GIF89a"u8);

        // Palette for all frames, 8 bits, 2^8 entries; background 0, square pixels.
        file.Write([.. UInt16(width), .. UInt16(height), 0xF7, 0, 0]);
        file.Write(palette);

        // Loop count 0 is for ever.
        file.Write([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
        WriteXmp(file);
        foreach (byte[] frame in frames)
        {
            file.Write([0x21, 0xF9, 4, 0x04, .. UInt16(Math.Max(1, frameHundredths)), 0, 0]);
            file.Write([0x2C, 0, 0, 0, 0, .. UInt16(width), .. UInt16(height), 0]);
            WriteBlocks(file, GifLzw.Compress(frame));
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }

    /// <summary>
    /// The packet stands there as it is (XMP specification, part 3, 1.1.2); the 258 bytes after it lead a reader that takes its characters
    /// for block lengths to the end.
    /// </summary>
    private static void WriteXmp(MemoryStream file)
    {
        file.Write([0x21, 0xFF, 11, .. "XMP DataXMP"u8]);
        file.Write(GeneratedImageMarker.PacketBytes);
        file.WriteByte(0x01);
        for (int length = byte.MaxValue; length >= 0; length--)
        {
            file.WriteByte((byte)length);
        }

        file.WriteByte(0x00);
    }

    private static void WriteBlocks(MemoryStream file, byte[] data)
    {
        file.WriteByte(GifLzw.LiteralBits);
        foreach (byte[] block in data.Chunk(byte.MaxValue))
        {
            file.WriteByte((byte)block.Length);
            file.Write(block);
        }

        file.WriteByte(0);
    }

    private static byte[] UInt16(int value) => [(byte)value, (byte)(value >> 8)];
}
