using TDGan.Inference.Expressions;

namespace TDGan.Training.Data.Datasets;

/// <summary>
/// The published FER+ table, <c>fer2013new.csv</c>: line n has the votes for line n of <c>fer2013.csv</c>. A picture without a name is no
/// face and is left out. The majority is taken as the authors do: single votes dropped, one maximum, more than half.
/// </summary>
internal static class FerPlusVotes
{
    /// <summary>The table's name.</summary>
    public const string FileName = "fer2013new.csv";

    private static readonly string[] OtherColumns = [ExpressionNames.Contempt, "unknown", "NF"];

    /// <summary>Lists both tables together.</summary>
    /// <exception cref="InvalidDataException">A column is missing, or the tables differ in length.</exception>
    public static DatasetListing List(string votesFile, string pixelsFile)
    {
        var listing = new DatasetListingBuilder(Path.GetDirectoryName(Path.GetFullPath(votesFile))!);
        using var reader = new StreamReader(votesFile);
        var table = new CsvHeader(votesFile, reader.ReadLine());
        int usage = table.Column("Usage"), name = table.Column("Image name");
        int[] columns = [.. ExpressionLabels.All.Concat(OtherColumns).Select(table.Column)];
        foreach (Fer2013Row row in Fer2013Row.ReadAll(pixelsFile))
        {
            string[] fields = (reader.ReadLine() ?? throw new InvalidDataException($"{votesFile}: line {row.Line} is missing.")).Split(',');
            int[] votes = fields.Length == table.Count ? [.. columns.Select(column => CsvHeader.Number(fields[column]))] : [-1];
            if (votes.Contains(-1) || fields[usage].Trim() != row.Usage || DatasetSplits.Find(row.Usage) is not { } split)
            {
                listing.AddLineProblem(votesFile, row.Line, $"votes are damaged, or Usage is not that of {Fer2013Loader.FileName}");
            }
            else if (fields[name].Length == 0)
            {
                listing.LeaveOut("not a face");
            }
            else if (row.Pixels is null)
            {
                listing.AddLineProblem(pixelsFile, row.Line, $"not {Fer2013Row.Side * Fer2013Row.Side} pixels from 0 to 255");
            }
            else
            {
                listing.AddGray(fields[name], row.Pixels, Fer2013Row.Side, Majority(votes), split);
            }
        }

        return reader.ReadLine() is null
            ? listing.Build()
            : throw new InvalidDataException($"{votesFile}: more lines than {pixelsFile} has.");
    }

    /// <summary>The expression of a picture, or null where no single one has more than half.</summary>
    /// <param name="votes">For the seven expressions in the order of <see cref="Expression"/>, then for contempt, unknown and not-a-face.</param>
    public static Expression? Majority(int[] votes)
    {
        int[] counted = [.. votes.Select(count => count > 1 ? count : 0)];
        int most = Array.IndexOf(counted, counted.Max());
        return most < ExpressionLabels.Count && 2 * counted[most] > counted.Sum() ? (Expression)most : null;
    }
}
