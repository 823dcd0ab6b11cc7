using TDGan.Inference.Expressions;

namespace TDGan.Training.Datasets;

/// <summary>One line of the project's table of FER+, <c>labels.csv</c>. Its column <c>label</c> holds the majority, which follows from the votes.</summary>
/// <param name="Position">Position in the idx file of the split: rows stand in the order of the pictures.</param>
/// <param name="Split">train or valid.</param>
/// <param name="Keep">False for repeats of another picture, those of the test split included.</param>
/// <param name="Votes">What the annotators said.</param>
internal sealed record FerPlusRow(int Position, string Split, bool Keep, FerPlusVotes Votes)
{
    private const string VotePrefix = "votes_";

    /// <summary>Reads the table.</summary>
    /// <exception cref="InvalidDataException">A column is missing or a value is not a number.</exception>
    public static IEnumerable<FerPlusRow> ReadAll(string path)
    {
        using var reader = new StreamReader(path);
        var table = new CsvHeader(path, reader.ReadLine());
        int split = table.Column("split"), keep = table.Column("keep");
        int[] votes = [.. ExpressionLabels.All.Select(name => table.Column(VotePrefix + name))];
        int[] others = [.. FerPlusVotes.OtherColumns.Select(name => table.Column(VotePrefix + name))];
        Dictionary<string, int> rowsOfSplit = [];
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            if (fields.Length != table.Count)
            {
                throw new InvalidDataException($"{path}: {table.Count} columns expected, {fields.Length} found in '{line}'.");
            }

            int Count(int column) => CsvHeader.Number(fields[column]) is >= 0 and int number
                ? number
                : throw new InvalidDataException($"{path}: '{fields[column]}' in column {column + 1} is no count.");
            int position = rowsOfSplit.GetValueOrDefault(fields[split]);
            rowsOfSplit[fields[split]] = position + 1;
            yield return new FerPlusRow(
                position, fields[split], fields[keep] == "1", new FerPlusVotes([.. votes.Select(Count)], [.. others.Select(Count)]));
        }
    }
}
