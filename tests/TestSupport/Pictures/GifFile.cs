using System.Buffers.Binary;
using SkiaSharp;

namespace TDGan.TestSupport.Pictures;

/// <summary>Writes GIF files, which Skia only reads: 128 grays, not compressed.</summary>
public static class GifFile
{
    // Codes 0-127 are grays. Clearing the table this often keeps every code at 8 bits, so that codes are bytes.
    private const byte Clear = 128;
    private const byte End = 129;
    private const int ClearEvery = 100;

    /// <summary>One frame of the picture's luminance (green stands for it).</summary>
    public static byte[] Encode(SKBitmap bitmap)
    {
        var file = new List<byte>();
        file.AddRange("GIF89a"u8);
        AddSize(file, bitmap);
        file.AddRange([0xF6, 0, 0]);
        for (int gray = 0; gray < 128; gray++)
        {
            file.AddRange(Enumerable.Repeat((byte)(gray * 255 / 127), 3));
        }

        file.AddRange([0x2C, 0, 0, 0, 0]);
        AddSize(file, bitmap);
        file.AddRange([0, 7]);
        foreach (byte[] block in Codes(bitmap).Chunk(255))
        {
            file.Add((byte)block.Length);
            file.AddRange(block);
        }

        file.AddRange([0, 0x3B]);
        return [.. file];
    }

    /// <summary>Changes the size that the headers announce, not the pixels.</summary>
    public static byte[] Announce(byte[] file, ushort width, ushort height)
    {
        byte[] copy = [.. file];
        foreach (int at in new[] { 6, 13 + (128 * 3) + 5 })
        {
            BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(at), width);
            BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(at + 2), height);
        }

        return copy;
    }

    /// <summary>Puts the frame of a second file of the same size behind that of the first.</summary>
    public static byte[] AppendFrame(byte[] first, byte[] second) => [.. first[..^1], .. second[(13 + (128 * 3))..]];

    private static IEnumerable<byte> Codes(SKBitmap bitmap)
    {
        for (int i = 0; i < bitmap.Width * bitmap.Height; i++)
        {
            if (i % ClearEvery == 0)
            {
                yield return Clear;
            }

            yield return (byte)(bitmap.GetPixel(i % bitmap.Width, i / bitmap.Width).Green / 2);
        }

        yield return End;
    }

    private static void AddSize(List<byte> file, SKBitmap bitmap)
    {
        file.AddRange([(byte)bitmap.Width, (byte)(bitmap.Width >> 8)]);
        file.AddRange([(byte)bitmap.Height, (byte)(bitmap.Height >> 8)]);
    }
}
