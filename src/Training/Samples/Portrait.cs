using System.Globalization;
using TDGan.Training.Datasets;

namespace TDGan.Training.Samples;

/// <summary>A picture of the Face Research Lab London Set.</summary>
/// <param name="Path">The file.</param>
/// <param name="Person">Who; a number without a meaning beyond the set.</param>
/// <param name="Smiles">Whether the person was asked to smile; neutral otherwise.</param>
/// <param name="Shape">Where the landmarks are.</param>
internal sealed record Portrait(string Path, string Person, bool Smiles, PortraitShape Shape)
{
    private const string Folder = "london";
    private const string IndexFile = "index.csv";
    private const string Smile = "happiness";

    /// <summary>Every picture that <c>london/index.csv</c> names, in the order of people.</summary>
    /// <param name="dataRoot">Folder of the data sets.</param>
    /// <exception cref="FileNotFoundException">The set is not there.</exception>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public static IReadOnlyList<Portrait> ReadAll(string dataRoot)
    {
        string folder = System.IO.Path.Combine(dataRoot, Folder);
        string index = System.IO.Path.Combine(folder, IndexFile);
        string[] lines = File.ReadAllLines(index);
        var header = new CsvHeader(index, lines.FirstOrDefault());
        (int path, int person, int expression) = (header.Column("path"), header.Column("person"), header.Column("expression"));
        int[] xs = [.. Enumerable.Range(0, PortraitShape.Count).Select(i => header.Column($"l{i}_x"))];
        int[] ys = [.. Enumerable.Range(0, PortraitShape.Count).Select(i => header.Column($"l{i}_y"))];
        return [.. lines.Skip(1).Select(line => line.Split(','))
            .Select(row => new Portrait(
                System.IO.Path.Combine(folder, row[path]), row[person], row[expression] == Smile, ShapeOf(row, xs, ys)))
            .OrderBy(portrait => portrait.Person, StringComparer.Ordinal)];
    }

    private static PortraitShape ShapeOf(string[] row, int[] xs, int[] ys) => new(
        [.. xs.Select(column => double.Parse(row[column], CultureInfo.InvariantCulture))],
        [.. ys.Select(column => double.Parse(row[column], CultureInfo.InvariantCulture))]);
}
