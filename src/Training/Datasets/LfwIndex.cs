using TDGan.Inference.Expressions;

namespace TDGan.Training.Datasets;

/// <summary>The index files of the LFW crops: who is on each picture and what expression an older labelling gives it.</summary>
internal static class LfwIndex
{
    /// <summary>Lists the rows of an index, in its order; a person or expression that is empty, or an expression that is none of the seven, is null.</summary>
    /// <param name="listing">Gets the rows; missing pictures become problems.</param>
    /// <param name="index">A CSV file with the columns path, person and expression, and split where there is one.</param>
    /// <param name="root">Folder that its paths are relative to.</param>
    /// <param name="isUsed">Whether a row is taken, by its split (null where there is no such column) and its person.</param>
    /// <exception cref="InvalidDataException">A column is missing, or a line is too short.</exception>
    public static void Add(DatasetListingBuilder listing, string index, string root, Func<string?, string, bool> isUsed)
    {
        string[] lines = File.ReadAllLines(index);
        var table = new CsvHeader(index, lines.FirstOrDefault());
        int path = table.Column("path"), person = table.Column("person"), expression = table.Column("expression");
        int split = table.Find("split");
        foreach ((int number, string line) in lines.Index().Skip(1).Where(line => line.Item.Length > 0))
        {
            string[] fields = line.Split(',');
            if (fields.Length != table.Count)
            {
                listing.AddLineProblem(index, number + 1, $"{table.Count} columns expected, {fields.Length} found");
                continue;
            }

            string? part = split < 0 ? null : DatasetSplits.Find(fields[split]);
            if (isUsed(part, fields[person]))
            {
                int label = ExpressionLabels.All.IndexOf(fields[expression]);
                listing.AddFile(
                    Path.Combine(root, fields[path]), label < 0 ? null : (Expression)label, fields[person].Length == 0 ? null : fields[person], part);
            }
            else
            {
                listing.LeaveOut("person or split that is kept out of training");
            }
        }
    }
}
