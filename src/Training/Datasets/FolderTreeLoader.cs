using TDGan.Inference.Expressions;
using TDGan.Training.Data;

namespace TDGan.Training.Datasets;

/// <summary>
/// Any tree: the name of the folder that holds a picture is its label. Where one of the names is an expression, all labels are expressions
/// and other folders are left out; else every label is a subject. Folders above that are named train, valid or test give the split.
/// </summary>
internal sealed class FolderTreeLoader : IDatasetLoader
{
    /// <inheritdoc/>
    public string Kind => "folders";

    /// <inheritdoc/>
    public string Layout => "label/picture.jpg, or train/label/picture.jpg and test/label/picture.jpg";

    /// <inheritdoc/>
    public DatasetListing List(string path)
    {
        string root = DatasetFolder.Require(path, this);
        string[] leaves =
        [
            .. Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories)
                .Where(folder => !Directory.EnumerateDirectories(folder).Any() || DatasetFolder.Pictures(folder).Any())
                .Order(StringComparer.Ordinal),
        ];
        bool expressions = leaves.Any(folder => ExpressionNames.Find(Path.GetFileName(folder)) is not null);
        var listing = new DatasetListingBuilder(root);
        SortedSet<string> classes = new(StringComparer.Ordinal);
        foreach (string file in DatasetFolder.Pictures(root))
        {
            listing.AddProblem(file, "in no folder that labels it");
        }

        foreach (string folder in leaves)
        {
            string name = Path.GetFileName(folder);
            string? split = listing.SourceOf(folder).Split('/')[..^1].Select(DatasetSplits.Find).FirstOrDefault(found => found is not null);
            if (!expressions)
            {
                classes.Add(name);
                AddAll(listing, folder, expression: null, subject: name, split);
            }
            else if (ExpressionNames.Find(name) is { } expression)
            {
                classes.Add(ExpressionLabels.Of(expression));
                AddAll(listing, folder, expression, subject: null, split);
            }
            else
            {
                listing.LeaveOut($"folder '{name}', none of the seven expressions", DatasetFolder.Pictures(folder).Count());
            }
        }

        return listing.Build([.. classes]);
    }

    /// <summary>Every picture of a tree with the name of its folder, in a stable order.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static IReadOnlyList<LabelledFile> Files(string root) =>
    [
        .. DatasetFolder.Folders(root).SelectMany(folder => DatasetFolder.Pictures(folder).Select(file => new LabelledFile(file, Path.GetFileName(folder)))),
    ];

    private static void AddAll(DatasetListingBuilder listing, string folder, Expression? expression, string? subject, string? split)
    {
        foreach (string file in DatasetFolder.Pictures(folder))
        {
            listing.AddFile(file, expression, subject, split);
        }
    }
}
