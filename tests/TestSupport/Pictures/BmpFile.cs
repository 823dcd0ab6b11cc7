using System.Buffers.Binary;
using SkiaSharp;

namespace TDGan.TestSupport.Pictures;

/// <summary>Writes BMP files, which Skia only reads.</summary>
public static class BmpFile
{
    private const int Header = 54;

    /// <summary>24 bits a pixel, uncompressed, rows from the bottom.</summary>
    public static byte[] Encode(SKBitmap bitmap)
    {
        int stride = ((bitmap.Width * 3) + 3) / 4 * 4;
        byte[] file = new byte[Header + (stride * bitmap.Height)];
        "BM"u8.CopyTo(file);
        Write(file, 2, file.Length);
        Write(file, 10, Header);
        Write(file, 14, 40);
        Write(file, 18, bitmap.Width);
        Write(file, 22, bitmap.Height);
        (file[26], file[28]) = (1, 24);
        for (int y = 0; y < bitmap.Height; y++)
        {
            for (int x = 0; x < bitmap.Width; x++)
            {
                SKColor pixel = bitmap.GetPixel(x, y);
                int at = Header + ((bitmap.Height - 1 - y) * stride) + (x * 3);
                (file[at], file[at + 1], file[at + 2]) = (pixel.Blue, pixel.Green, pixel.Red);
            }
        }

        return file;
    }

    /// <summary>Changes the size that the header announces, not the pixels.</summary>
    public static byte[] Announce(byte[] file, int width, int height)
    {
        byte[] copy = [.. file];
        Write(copy, 18, width);
        Write(copy, 22, height);
        return copy;
    }

    private static void Write(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
