using System.Globalization;

namespace TDGan.Training.Datasets;

/// <summary>One line of FER2013's CSV: <c>emotion,pixels,Usage</c>.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Code">The first column, -1 where it is no number.</param>
/// <param name="Pixels">48 x 48 gray bytes row by row, or null where the column is damaged.</param>
/// <param name="Usage">Training, PublicTest or PrivateTest.</param>
internal sealed record Fer2013Row(int Line, int Code, byte[]? Pixels, string Usage)
{
    /// <summary>Width and height in pixels.</summary>
    public const int Side = 48;

    /// <summary>Reads the table, damaged lines included.</summary>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public static IEnumerable<Fer2013Row> ReadAll(string path)
    {
        using var reader = new StreamReader(path);
        var table = new CsvHeader(path, reader.ReadLine());
        int code = table.Column("emotion"), pixels = table.Column("pixels"), usage = table.Column("Usage");
        for (int line = 2; reader.ReadLine() is { } text; line++)
        {
            string[] fields = text.Split(',');
            yield return fields.Length == table.Count
                ? new Fer2013Row(line, CsvHeader.Number(fields[code]), ParsePixels(fields[pixels]), fields[usage].Trim())
                : new Fer2013Row(line, Code: -1, Pixels: null, Usage: string.Empty);
        }
    }

    private static byte[]? ParsePixels(ReadOnlySpan<char> text)
    {
        byte[] pixels = new byte[Side * Side];
        int count = 0;
        text = text.Trim().Trim('"');
        foreach (Range range in text.Split(' '))
        {
            if (count == pixels.Length || !byte.TryParse(text[range], NumberStyles.None, CultureInfo.InvariantCulture, out pixels[count]))
            {
                return null;
            }

            count++;
        }

        return count == pixels.Length ? pixels : null;
    }
}
