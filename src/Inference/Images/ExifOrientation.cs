using System.Runtime.InteropServices;
using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>Turns stored pixels upright by the EXIF tag Orientation, 1-8 (EXIF 3.0, 4.6.5.1.6).</summary>
internal static class ExifOrientation
{
    /// <summary>
    /// Columns that are turned at once: where they are rows of the stored picture, the cache lines of so many rows stay until all their
    /// pixels are read.
    /// </summary>
    private const int Tile = 16;

    /// <summary>What a file says of its orientation where the decoder does not read that kind of file; 1-8, or null.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="format">As <see cref="ImageSignature"/> tells it.</param>
    public static int? Read(ReadOnlySpan<byte> file, string format) => format switch
    {
        "png" => PngExif.ReadOrientation(file),
        "webp" => WebpExif.ReadOrientation(file),
        _ => null,
    };

    /// <summary>Whether the stored width is the upright height.</summary>
    public static bool SwapsSides(int orientation) => orientation >= 5;

    /// <summary>Returns <paramref name="stored"/> where nothing is to turn, else a new bitmap; the stored one is then disposed.</summary>
    public static SKBitmap Apply(SKBitmap stored, int orientation)
    {
        if (orientation == 1)
        {
            return stored;
        }

        using (stored)
        {
            SKImageInfo info = SwapsSides(orientation) ? stored.Info.WithSize(stored.Height, stored.Width) : stored.Info;
            var upright = new SKBitmap(info);
            Span<uint> target = MemoryMarshal.Cast<byte, uint>(upright.GetPixelSpan());
            ReadOnlySpan<uint> source = MemoryMarshal.Cast<byte, uint>(stored.GetPixelSpan());
            Turn(source, stored.Width, target, info.Width, info.Height, orientation);
            return upright;
        }
    }

    private static void Turn(ReadOnlySpan<uint> source, int sourceWidth, Span<uint> target, int width, int height, int orientation)
    {
        int sourceHeight = source.Length / sourceWidth;
        (int start, int stepX, int stepY) = orientation switch
        {
            2 => (sourceWidth - 1, -1, sourceWidth),
            3 => (source.Length - 1, -1, -sourceWidth),
            4 => ((sourceHeight - 1) * sourceWidth, 1, -sourceWidth),
            5 => (0, sourceWidth, 1),
            6 => ((sourceHeight - 1) * sourceWidth, -sourceWidth, 1),
            7 => (source.Length - 1, -sourceWidth, -1),
            8 => (sourceWidth - 1, sourceWidth, -1),
            _ => throw new ArgumentOutOfRangeException(nameof(orientation), orientation, "EXIF knows 1 to 8."),
        };
        for (int tile = 0; tile < width; tile += Tile)
        {
            int columns = Math.Min(Tile, width - tile);
            for (int y = 0; y < height; y++)
            {
                int from = start + (y * stepY) + (tile * stepX);
                Span<uint> row = target.Slice((y * width) + tile, columns);
                for (int x = 0; x < row.Length; x++)
                {
                    row[x] = source[from + (x * stepX)];
                }
            }
        }
    }
}
