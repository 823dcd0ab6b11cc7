using System.Globalization;
using System.Text;
using TDGan.Inference.Images;

namespace TDGan.Training.Pictures;

/// <summary>Binary PGM (P5) of 8 bits: "P5", width, height, maximum, separated by white space and comments, then one byte a pixel.</summary>
internal static class PortableGrayMap
{
    private const int HeaderFields = 4;

    /// <param name="bytes">The file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">Not P5 of 8 bits, or shorter than its header says.</exception>
    public static LuminanceImage Read(ReadOnlySpan<byte> bytes, string path)
    {
        var fields = new List<string>(HeaderFields);
        int position = 0;
        while (fields.Count < HeaderFields && position < bytes.Length)
        {
            fields.Add(NextField(bytes, ref position));
        }

        if (fields.Count < HeaderFields || fields[0] != "P5" || fields[3] != "255")
        {
            throw new InvalidDataException($"{path}: not a binary PGM of 8 bits.");
        }

        if (!TryReadLength(fields[1], out int width) || !TryReadLength(fields[2], out int height))
        {
            throw new InvalidDataException($"{path}: '{fields[1]}' x '{fields[2]}' is no size.");
        }

        return bytes.Length - position >= (long)width * height
            ? LuminanceImage.FromGray(bytes.Slice(position, width * height), width, height)
            : throw new InvalidDataException($"{path}: {width}x{height} bytes announced, {bytes.Length - position} there.");
    }

    private static bool TryReadLength(string field, out int length) =>
        int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out length) && length > 0;

    private static string NextField(ReadOnlySpan<byte> bytes, ref int position)
    {
        while (position < bytes.Length && (char.IsWhiteSpace((char)bytes[position]) || bytes[position] == '#'))
        {
            position += bytes[position] == '#' ? Math.Max(1, bytes[position..].IndexOf((byte)'\n')) : 1;
        }

        int start = position;
        while (position < bytes.Length && !char.IsWhiteSpace((char)bytes[position]))
        {
            position++;
        }

        string field = Encoding.ASCII.GetString(bytes[start..position]);
        position++;
        return field;
    }
}
