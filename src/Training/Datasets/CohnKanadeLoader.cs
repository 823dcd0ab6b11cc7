using System.Globalization;
using TDGan.Inference.Expressions;

namespace TDGan.Training.Datasets;

/// <summary>
/// CK+ (Lucey et al., CVPRW 2010). A sequence goes from neutral to the peak: its last three frames have the sequence's expression, its first
/// is neutral. Sequences without a label file are left out, as are those of contempt.
/// </summary>
internal sealed class CohnKanadeLoader : IDatasetLoader
{
    private const int PeakFrames = 3;

    /// <inheritdoc/>
    public string Kind => "ckplus";

    /// <inheritdoc/>
    public string Layout => "cohn-kanade-images/S005/001/*.png and Emotion/S005/001/*_emotion.txt";

    /// <inheritdoc/>
    public DatasetListing List(string path)
    {
        string images = DatasetFolder.Require(Path.Combine(path, "cohn-kanade-images"), this);
        string labels = DatasetFolder.Require(Path.Combine(path, "Emotion"), this);
        var listing = new DatasetListingBuilder(path);

        // Both trees are walked: a labelled sequence whose pictures are missing is a problem, a sequence without a label is not.
        IEnumerable<string> sequences = new[] { images, labels }
            .SelectMany(root => DatasetFolder.Folders(root).SelectMany(DatasetFolder.Folders).Select(folder => Path.GetRelativePath(root, folder)))
            .Distinct()
            .Order(StringComparer.Ordinal);
        foreach (string sequence in sequences)
        {
            AddSequence(listing, Path.Combine(images, sequence), Path.Combine(labels, sequence));
        }

        return listing.Build();
    }

    private static void AddSequence(DatasetListingBuilder listing, string imageFolder, string labelFolder)
    {
        string? labelFile = Directory.Exists(labelFolder)
            ? Directory.EnumerateFiles(labelFolder, "*_emotion.txt").Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
        if (labelFile is null)
        {
            listing.LeaveOut("sequence without a label");
            return;
        }

        if (ReadCode(labelFile) is not { } code)
        {
            listing.AddProblem(labelFile, "no code from 1 to 7");
        }
        else if (ExpressionOf(code) is not { } expression)
        {
            listing.LeaveOut($"sequence of {ExpressionNames.Contempt}");
        }
        else
        {
            AddFrames(listing, imageFolder, expression);
        }
    }

    private static void AddFrames(DatasetListingBuilder listing, string folder, Expression expression)
    {
        string[] frames = Directory.Exists(folder) ? [.. DatasetFolder.Pictures(folder)] : [];
        if (frames.Length <= PeakFrames)
        {
            listing.AddProblem(folder, $"{frames.Length} frames, more than {PeakFrames} expected");
            return;
        }

        string subject = Path.GetFileName(Path.GetDirectoryName(folder)!);
        listing.AddFile(frames[0], Expression.Neutral, subject);
        foreach (string frame in frames[^PeakFrames..])
        {
            listing.AddFile(frame, expression, subject);
        }
    }

    /// <summary>The file holds one number, such as "   3.0000000e+00".</summary>
    private static int? ReadCode(string file) =>
        double.TryParse(File.ReadAllText(file), NumberStyles.Float, CultureInfo.InvariantCulture, out double code) && code is >= 1 and <= 7
            ? (int)code
            : null;

    private static Expression? ExpressionOf(int code) => code switch
    {
        1 => Expression.Anger,
        3 => Expression.Disgust,
        4 => Expression.Fear,
        5 => Expression.Happiness,
        6 => Expression.Sadness,
        7 => Expression.Surprise,
        _ => null,
    };
}
