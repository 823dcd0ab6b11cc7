using System.Globalization;
using TDGan.Inference.Expressions;

namespace TDGan.Training.Data;

/// <summary>One line of FER+'s <c>labels.csv</c>.</summary>
/// <param name="Position">Position in the idx file of the split: rows stand in the order of the pictures.</param>
/// <param name="Split">train or valid.</param>
/// <param name="Majority">Index of the majority label, -1 for none.</param>
/// <param name="Keep">False for repeats of another picture, those of the test split included.</param>
/// <param name="Votes">Votes for the seven expressions, in the order of <see cref="Expression"/>.</param>
/// <param name="OtherVotes">Votes for contempt, unknown and not-a-face.</param>
internal sealed record FerPlusRow(int Position, string Split, int Majority, bool Keep, int[] Votes, int OtherVotes)
{
    private static readonly string[] OtherColumns = ["votes_contempt", "votes_unknown", "votes_NF"];

    /// <summary>Share of votes for each expression, votes of a single annotator dropped where others agree.</summary>
    /// <returns>Seven shares that sum to 1, or null where the picture has no usable vote or is mostly something else.</returns>
    public float[]? SoftTarget()
    {
        int[] counted = [.. Votes.Select(votes => votes > 1 ? votes : 0)];
        int sum = counted.Sum();
        bool mostlyOther = Majority < 0 && OtherVotes >= Votes.Sum();
        return sum == 0 || mostlyOther ? null : [.. counted.Select(votes => (float)votes / sum)];
    }

    /// <summary>Reads the table.</summary>
    /// <exception cref="InvalidDataException">A column is missing or a value is not a number.</exception>
    public static IEnumerable<FerPlusRow> ReadAll(string path)
    {
        using var reader = new StreamReader(path);
        string[] header = (reader.ReadLine() ?? string.Empty).Split(',');
        int Column(string name) => Array.IndexOf(header, name) is var at && at >= 0
            ? at
            : throw new InvalidDataException($"{path}: column '{name}' is missing.");
        int split = Column("split"), label = Column("label"), keep = Column("keep");
        int[] votes = [.. ExpressionLabels.All.Select(name => Column($"votes_{name}"))];
        int[] others = [.. OtherColumns.Select(Column)];
        Dictionary<string, int> rowsOfSplit = [];
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            if (fields.Length != header.Length)
            {
                throw new InvalidDataException($"{path}: {header.Length} columns expected, {fields.Length} found in '{line}'.");
            }

            int Number(int column) => int.TryParse(fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new InvalidDataException($"{path}: '{fields[column]}' in column '{header[column]}' is no count.");
            int position = rowsOfSplit.GetValueOrDefault(fields[split]);
            rowsOfSplit[fields[split]] = position + 1;
            yield return new FerPlusRow(
                position, fields[split], ExpressionLabels.All.IndexOf(fields[label]), fields[keep] == "1",
                [.. votes.Select(Number)], others.Sum(Number));
        }
    }
}
