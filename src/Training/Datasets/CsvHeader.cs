using System.Globalization;

namespace TDGan.Training.Datasets;

/// <summary>The columns of a table without quoted commas.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="line">Its first line, null where it is empty.</param>
internal sealed class CsvHeader(string path, string? line)
{
    private readonly string[] names = [.. (line ?? string.Empty).TrimStart('\uFEFF').Split(',').Select(name => name.Trim())];

    /// <summary>Columns.</summary>
    public int Count => names.Length;

    /// <summary>Position of a column.</summary>
    /// <exception cref="InvalidDataException">It is missing; the message names it.</exception>
    public int Column(string name) => Find(name) is >= 0 and int at
        ? at
        : throw new InvalidDataException($"{path}: column '{name}' is missing.");

    /// <summary>Position of a column, or -1.</summary>
    public int Find(string name) => Array.IndexOf(names, name);

    /// <summary>A count, or -1 where the text is none.</summary>
    public static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
}
