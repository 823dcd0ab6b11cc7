using TDGan.Inference.Images;
using TDGan.Training.Pictures;

namespace TDGan.Training.Datasets;

/// <summary>
/// FER+ (Barsoum et al., ICMI 2016), with the majority of the votes as expression, null where there is none. Read are the project's own files
/// (labels.csv and idx pictures), else the published fer2013new.csv beside fer2013.csv. Every row is listed: repeats (<c>keep=0</c>), which
/// training leaves out, are what an inspection looks for.
/// </summary>
internal sealed class FerPlusLoader : IDatasetLoader
{
    private const string LabelFile = "labels.csv";

    /// <inheritdoc/>
    public string Kind => "ferplus";

    /// <inheritdoc/>
    public string Layout => "labels.csv with {train,valid}-images.idx3-ubyte, or fer2013new.csv beside fer2013.csv";

    /// <inheritdoc/>
    public DatasetListing List(string path)
    {
        string labels = Path.Combine(path, LabelFile);
        if (File.Exists(labels))
        {
            return ListIdx(path, labels);
        }

        return FerPlusTable.List(
            DatasetFolder.RequireFile(Path.Combine(path, FerPlusTable.FileName), this),
            DatasetFolder.RequireFile(Path.Combine(path, Fer2013Loader.FileName), this));
    }

    private static DatasetListing ListIdx(string path, string labels)
    {
        var listing = new DatasetListingBuilder(path);
        foreach (IGrouping<string, FerPlusRow> split in FerPlusRow.ReadAll(labels).GroupBy(row => row.Split))
        {
            string file = Path.Combine(path, $"{split.Key}-images.idx3-ubyte");
            if (!File.Exists(file))
            {
                listing.AddProblem(file, $"missing, {split.Count()} rows hang on it");
                continue;
            }

            IdxImages images = IdxImages.Read(file);
            string source = listing.SourceOf(file);
            foreach (FerPlusRow row in split)
            {
                if (row.Position >= images.Count)
                {
                    listing.AddProblem(file, $"no picture {row.Position}, the file has {images.Count}");
                    continue;
                }

                listing.Add(new DatasetItem(
                    $"{source}:{row.Position}",
                    row.Votes.Majority,
                    Subject: null,
                    split.Key,
                    () => LuminanceImage.FromGray(images.Image(row.Position).Span, images.Width, images.Height))
                {
                    Votes = row.Votes.SoftTarget(),
                    IsRepeat = !row.Keep,
                });
            }
        }

        return listing.Build();
    }
}
