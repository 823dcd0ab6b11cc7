using System.Globalization;
using TDGan.Inference.Expressions;

namespace TDGan.Training.Datasets;

/// <summary>
/// Face crops with a share for each expression, which no annotator gave: what a recogniser reads in them (pseudo-labels), or the expression that was
/// put on them. All train.
/// </summary>
internal sealed class SoftLabelLoader : IDatasetLoader
{
    /// <summary>The table: a path relative to the folder, then seven shares that sum to 1.</summary>
    public const string TableFile = "soft-labels.csv";

    /// <summary>The column of the path; the others carry the names of the expressions.</summary>
    public const string PathColumn = "path";

    private const float Tolerance = 0.01f;

    /// <inheritdoc/>
    public string Kind => "soft-labels";

    /// <inheritdoc/>
    public string Layout => $"{TableFile} with the columns {PathColumn}, {string.Join(", ", ExpressionLabels.All)}";

    /// <inheritdoc/>
    public DatasetListing List(string path)
    {
        string table = DatasetFolder.RequireFile(Path.Combine(path, TableFile), this);
        string[] lines = File.ReadAllLines(table);
        var header = new CsvHeader(table, lines.FirstOrDefault());
        int picture = header.Column(PathColumn);
        int[] shares = [.. ExpressionLabels.All.Select(header.Column)];
        var listing = new DatasetListingBuilder(path);
        foreach ((int number, string line) in lines.Index().Skip(1).Where(line => line.Item.Length > 0))
        {
            string[] fields = line.Split(',');
            if (fields.Length != header.Count || Shares(fields, shares) is not { } target)
            {
                listing.AddLineProblem(table, number + 1, $"a path and seven shares that sum to 1 are expected, found '{line}'");
                continue;
            }

            listing.AddFile(Path.Combine(path, fields[picture]), Top(target), split: DatasetSplits.Train, votes: target);
        }

        return listing.Build([]);
    }

    private static float[]? Shares(string[] fields, int[] columns)
    {
        float[] shares = new float[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            if (!float.TryParse(fields[columns[i]], NumberStyles.Float, CultureInfo.InvariantCulture, out shares[i]) || !(shares[i] >= 0))
            {
                return null;
            }
        }

        return Math.Abs(shares.Sum() - 1) <= Tolerance ? shares : null;
    }

    private static Expression Top(float[] shares) => (Expression)Array.IndexOf(shares, shares.Max());
}
