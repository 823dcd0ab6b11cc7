using TDGan.Inference.Expressions;
using TDGan.Inference.Images;

namespace TDGan.Training.Datasets;

/// <summary>
/// The published FER+ table, <c>fer2013new.csv</c>: line n has the votes for line n of <c>fer2013.csv</c>. A picture without a name is no
/// face and is left out.
/// </summary>
internal static class FerPlusTable
{
    /// <summary>The table's name.</summary>
    public const string FileName = "fer2013new.csv";

    /// <summary>Lists both tables together.</summary>
    /// <exception cref="InvalidDataException">A column is missing, or the tables differ in length.</exception>
    public static DatasetListing List(string votesFile, string pixelsFile)
    {
        var listing = new DatasetListingBuilder(Path.GetDirectoryName(Path.GetFullPath(votesFile))!);
        using var reader = new StreamReader(votesFile);
        var table = new CsvHeader(votesFile, reader.ReadLine());
        int usage = table.Column("Usage"), name = table.Column("Image name");
        int[] columns = [.. ExpressionLabels.All.Concat(FerPlusVotes.OtherColumns).Select(table.Column)];
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
                listing.Add(Item(fields[name], new FerPlusVotes(votes[..ExpressionLabels.Count], votes[ExpressionLabels.Count..]), split, row.Pixels));
            }
        }

        return reader.ReadLine() is null
            ? listing.Build()
            : throw new InvalidDataException($"{votesFile}: more lines than {pixelsFile} has.");
    }

    private static DatasetItem Item(string name, FerPlusVotes votes, string split, byte[] pixels) => new(
        name, votes.Majority, Subject: null, split, () => LuminanceImage.FromGray(pixels, Fer2013Row.Side, Fer2013Row.Side))
    {
        Votes = votes.SoftTarget(),
    };
}
