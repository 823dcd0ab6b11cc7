using SkiaSharp;

namespace TDGan.TestSupport.Pictures;

/// <summary>Writes JPEG files whose EXIF orientation is not 1, by the words of the standard ("row 0 is the right-hand side").</summary>
public static class TurnedJpeg
{
    /// <summary>Stores <paramref name="upright"/> turned, with the tag that turns it back.</summary>
    /// <param name="upright">RGBA picture as it shall be seen.</param>
    /// <param name="orientation">1-8.</param>
    public static byte[] Encode(SKBitmap upright, int orientation)
    {
        using SKBitmap stored = Store(upright, orientation);

        // Colours at full size: shared ones would differ with the turn, and what is tested is the turn alone.
        using SKPixmap pixels = stored.PeekPixels();
        using SKData data = pixels.Encode(new SKJpegEncoderOptions(100, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore))!;
        return InsertExif(data.AsSpan(), orientation);
    }

    /// <summary>Adds the EXIF segment with the tag Orientation to a JPEG.</summary>
    public static byte[] InsertExif(ReadOnlySpan<byte> jpeg, int orientation)
    {
        // APP1, "Exif", big-endian TIFF header, one entry: tag 0x0112, SHORT, count 1.
        byte[] segment =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    /// <summary>The pixels that a file with that orientation holds; the caller disposes.</summary>
    public static SKBitmap Store(SKBitmap upright, int orientation)
    {
        (int right, int bottom) = (upright.Width - 1, upright.Height - 1);
        Func<int, int, (int X, int Y)> source = orientation switch
        {
            1 => (row, column) => (column, row),
            2 => (row, column) => (right - column, row),
            3 => (row, column) => (right - column, bottom - row),
            4 => (row, column) => (column, bottom - row),
            5 => (row, column) => (row, column),
            6 => (row, column) => (right - row, column),
            7 => (row, column) => (right - row, bottom - column),
            8 => (row, column) => (row, bottom - column),
            _ => throw new ArgumentOutOfRangeException(nameof(orientation), orientation, "EXIF knows 1 to 8."),
        };
        SKImageInfo info = orientation >= 5 ? upright.Info.WithSize(upright.Height, upright.Width) : upright.Info;
        var stored = new SKBitmap(info);
        for (int row = 0; row < info.Height; row++)
        {
            for (int column = 0; column < info.Width; column++)
            {
                (int x, int y) = source(row, column);
                stored.SetPixel(column, row, upright.GetPixel(x, y));
            }
        }

        return stored;
    }
}
