using System.Globalization;
using TDGan.Inference.Expressions;

namespace TDGan.Training.Datasets;

/// <summary>
/// RAF-DB, basic (Li et al., CVPR 2017): aligned pictures and a list with one label each, 1 surprise, 2 fear, 3 disgust, 4 happiness,
/// 5 sadness, 6 anger, 7 neutral. The split is in the name; subjects are not given. Pictures that the list does not name are left out.
/// </summary>
internal sealed class RafDbLoader : IDatasetLoader
{
    /// <inheritdoc/>
    public string Kind => "rafdb";

    /// <inheritdoc/>
    public string Layout => "Image/aligned/train_00001_aligned.jpg and EmoLabel/list_patition_label.txt with lines 'train_00001.jpg 5'";

    /// <inheritdoc/>
    public DatasetListing List(string path)
    {
        string images = DatasetFolder.Require(Path.Combine(path, "Image", "aligned"), this);

        // The misspelling is the published name.
        string list = DatasetFolder.RequireFile(Path.Combine(path, "EmoLabel", "list_patition_label.txt"), this);
        var listing = new DatasetListingBuilder(path);
        HashSet<string> named = [];
        int number = 0;
        foreach (string line in File.ReadLines(list))
        {
            number++;
            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (fields.Length == 0)
            {
                continue;
            }

            if (fields.Length != 2 || SplitOf(fields[0]) is not { } split || Label(fields[1]) is not { } expression)
            {
                listing.AddLineProblem(list, number, "not 'train_N.jpg' or 'test_N.jpg' and a label from 1 to 7");
                continue;
            }

            string picture = $"{Path.GetFileNameWithoutExtension(fields[0])}_aligned.jpg";
            if (named.Add(picture))
            {
                listing.AddFile(Path.Combine(images, picture), expression, split: split);
            }
            else
            {
                listing.AddLineProblem(list, number, $"{fields[0]} is named twice");
            }
        }

        int unnamed = DatasetFolder.Pictures(images).Count(file => !named.Contains(Path.GetFileName(file)));
        if (unnamed > 0)
        {
            listing.LeaveOut("picture without a label", unnamed);
        }

        return listing.Build();
    }

    private static string? SplitOf(string name) => DatasetSplits.Find(name.Split('_')[0]);

    private static Expression? Label(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int code) && code >= 1 && code <= ExpressionLabels.Count
            ? (Expression)(code - 1)
            : null;
}
