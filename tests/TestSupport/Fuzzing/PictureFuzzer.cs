using System.Buffers.Binary;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.TestSupport.Fuzzing;

/// <summary>Pictures as attackers send them: small real ones of every format, damaged in ways that parsers trip over. Not thread-safe.</summary>
/// <param name="random">All chance; the same seed gives the same pictures.</param>
public sealed class PictureFuzzer(Random random)
{
    private const int Side = 24;

    // Numbers that overflow, turn negative or promise more than there is.
    private static readonly uint[] ExtremeNumbers = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF];

    private static readonly byte[][] Seeds = CreateSeeds();

    /// <summary>One picture; about one in ten is sound.</summary>
    public byte[] Next() => random.Next(10) switch
    {
        0 => Pick(),
        1 => RandomBytes(random.Next(200)),
        2 => [.. Pick()[..random.Next(12)], .. RandomBytes(random.Next(400))],
        3 => Splice(Pick(), Pick()),
        _ => Mutate(Pick(), 1 + random.Next(8)),
    };

    /// <summary>Damages a file in several places.</summary>
    /// <param name="file">Not changed.</param>
    /// <param name="times">How often.</param>
    public byte[] Mutate(byte[] file, int times)
    {
        byte[] damaged = [.. file];
        for (int i = 0; i < times && damaged.Length > 8; i++)
        {
            damaged = MutateOnce(damaged);
        }

        return damaged;
    }

    private byte[] MutateOnce(byte[] file)
    {
        // Headers decide most; half of the damage goes there.
        int at = random.Next(random.Next(2) == 0 ? Math.Min(file.Length, 64) : file.Length);
        switch (random.Next(8))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 1:
                file[at] = (byte)random.Next(256);
                return file;
            case 2:
                WriteNumber(file, at);
                return file;
            case 3:
                return file[..at];
            case 4:
                return [.. file[..at], .. RandomBytes(random.Next(32)), .. file[at..]];
            case 5:
                return [.. file[..at], .. file[Math.Min(file.Length, at + 1 + random.Next(32))..]];
            case 6:
                int length = Math.Min(random.Next(64), file.Length - at);
                return [.. file[..(at + length)], .. file[at..]];
            default:
                file.AsSpan(at, Math.Min(random.Next(32), file.Length - at)).Fill((byte)random.Next(256));
                return file;
        }
    }

    private void WriteNumber(byte[] file, int at)
    {
        uint number = ExtremeNumbers[random.Next(ExtremeNumbers.Length)];
        int place = Math.Min(at, file.Length - 4);
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(place), number);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(place), number);
        }
    }

    private byte[] Splice(byte[] head, byte[] tail) => [.. head[..random.Next(head.Length)], .. tail[random.Next(tail.Length)..]];

    private byte[] Pick() => Seeds[random.Next(Seeds.Length)];

    private byte[] RandomBytes(int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[][] CreateSeeds()
    {
        byte[] gif = DrawnFaces.Gif(Expression.Fear, Side, Side);
        return
        [
            DrawnFaces.Png(Expression.Happiness, Side, Side), DrawnFaces.Jpeg(Expression.Anger, Side, Side),
            DrawnFaces.Webp(Expression.Sadness, Side, Side), DrawnFaces.Bmp(Expression.Neutral, Side, Side), gif,
            GifFile.AppendFrame(gif, DrawnFaces.Gif(Expression.Surprise, Side, Side)),
            DrawnFaces.Jpeg(Expression.Disgust, 6, Side, Side),
            CmykJpeg.Encode(Side, Side, 200, 100, 50, 255),
            PngFile.Encode(Side, Side, 16, PngFile.Gray, new byte[Side * 2]),
            PngFile.Encode(Side, Side, 8, PngFile.GrayAlpha, new byte[Side * 2]),
            PngFile.Encode(Side, Side, 8, PngFile.Palette, new byte[Side], [1, 2, 3, 4, 5, 6]),
        ];
    }
}
