using System.Globalization;
using System.Text;
using SkiaSharp;
using TDGan.Inference.Images;

namespace TDGan.Training.Pictures;

/// <summary>
/// PGM (Netpbm), which old face sets use: "P5" or "P2", width, height and maximum, parted by white space and comments, then the samples. P5 has
/// a byte for each, two with the higher one first where the maximum is above 255; P2 has decimal numbers.
/// </summary>
internal static class PortableGrayMap
{
    private const int HeaderFields = 4;
    private const int ByteMaximum = 255;
    private const int LargestMaximum = 65_535;
    private const int LargestSide = 32_768;

    /// <summary>Whether a file begins as PGM does.</summary>
    public static bool IsPgm(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'2' or (byte)'5', var next, ..] && IsSpace(next);

    /// <summary>Reads one picture; its maximum is white.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">No PGM, or shorter than its header says.</exception>
    public static LuminanceImage Read(ReadOnlySpan<byte> bytes, string path)
    {
        string[] fields = new string[HeaderFields];
        int position = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = NextField(bytes, ref position);
        }

        if (fields[0] is not ("P5" or "P2") || !TryRead(fields[3], LargestMaximum, out int maximum))
        {
            throw new InvalidDataException($"{path}: not a PGM (P5 or P2 with a maximum of 1 to {LargestMaximum}).");
        }

        if (!TryRead(fields[1], LargestSide, out int width) || !TryRead(fields[2], LargestSide, out int height))
        {
            throw new InvalidDataException($"{path}: '{fields[1]}' x '{fields[2]}' is no size.");
        }

        ReadOnlySpan<byte> samples = bytes[position..];
        float[] values = new float[checked(width * height)];
        bool whole = fields[0] == "P5" ? ReadBinary(samples, maximum, values) : ReadText(samples, maximum, values);
        return whole
            ? new LuminanceImage(width, height, values)
            : throw new InvalidDataException($"{path}: {width}x{height} samples of 0 to {maximum} announced, others there.");
    }

    /// <summary>The same picture as PNG, for the pipeline that serves, which does not read PGM.</summary>
    /// <inheritdoc cref="Read"/>
    public static byte[] ToPng(ReadOnlySpan<byte> bytes, string path)
    {
        LuminanceImage image = Read(bytes, path);
        return GrayPicture.Encode(image.Values, image.Width, image.Height, SKEncodedImageFormat.Png, quality: 100);
    }

    private static bool ReadBinary(ReadOnlySpan<byte> samples, int maximum, float[] values)
    {
        int size = maximum > ByteMaximum ? 2 : 1;
        if (samples.Length < (long)values.Length * size)
        {
            return false;
        }

        for (int i = 0; i < values.Length; i++)
        {
            int sample = size == 1 ? samples[i] : (samples[2 * i] << 8) | samples[(2 * i) + 1];
            values[i] = (float)Math.Min(sample, maximum) / maximum;
        }

        return true;
    }

    private static bool ReadText(ReadOnlySpan<byte> samples, int maximum, float[] values)
    {
        int position = 0;
        for (int i = 0; i < values.Length; i++)
        {
            string field = NextField(samples, ref position);
            if (!TryRead(field, maximum, out int sample) && field != "0")
            {
                return false;
            }

            values[i] = (float)sample / maximum;
        }

        return true;
    }

    private static bool TryRead(string field, int most, out int value) =>
        int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0 && value <= most;

    /// <summary>The next word; one white space after it is taken, too. Empty at the end.</summary>
    private static string NextField(ReadOnlySpan<byte> bytes, ref int position)
    {
        while (position < bytes.Length && (IsSpace(bytes[position]) || bytes[position] == '#'))
        {
            int line = bytes[position] == '#' ? bytes[position..].IndexOf((byte)'\n') : 0;
            position = line < 0 ? bytes.Length : position + Math.Max(1, line);
        }

        int start = position;
        while (position < bytes.Length && !IsSpace(bytes[position]))
        {
            position++;
        }

        string field = Encoding.ASCII.GetString(bytes[start..position]);
        position = Math.Min(position + 1, bytes.Length);
        return field;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 11 or 12;
}
