using TDGan.Inference.Expressions;

namespace TDGan.Training.Datasets;

/// <summary>
/// FER2013 (Goodfellow et al., 2013): a CSV with 48 x 48 pixels a line and codes 0 anger, 1 disgust, 2 fear, 3 happiness, 4 sadness,
/// 5 surprise, 6 neutral. Training, PublicTest and PrivateTest become train, valid and test.
/// </summary>
internal sealed class Fer2013Loader : IDatasetLoader
{
    /// <summary>The table's name in a folder.</summary>
    public const string FileName = "fer2013.csv";

    private static readonly Expression[] Codes =
    [
        Expression.Anger, Expression.Disgust, Expression.Fear, Expression.Happiness, Expression.Sadness, Expression.Surprise, Expression.Neutral,
    ];

    /// <inheritdoc/>
    public string Kind => "fer2013";

    /// <inheritdoc/>
    public string Layout => "fer2013.csv with the columns emotion, pixels and Usage; the file itself or its folder";

    /// <inheritdoc/>
    public DatasetListing List(string path)
    {
        string file = DatasetFolder.RequireFile(Directory.Exists(path) ? Path.Combine(path, FileName) : path, this);
        var listing = new DatasetListingBuilder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        foreach (Fer2013Row row in Fer2013Row.ReadAll(file))
        {
            if (row.Pixels is null)
            {
                listing.AddLineProblem(file, row.Line, $"not {Fer2013Row.Side * Fer2013Row.Side} pixels from 0 to 255");
            }
            else if (row.Code < 0 || row.Code >= Codes.Length || DatasetSplits.Find(row.Usage) is not { } split)
            {
                listing.AddLineProblem(file, row.Line, $"expression code from 0 to {Codes.Length - 1} or Usage is wrong");
            }
            else
            {
                listing.AddGray($"{listing.SourceOf(file)}:{row.Line}", row.Pixels, Fer2013Row.Side, Codes[row.Code], split);
            }
        }

        return listing.Build();
    }
}
