using System.Text.RegularExpressions;

namespace TDGan.Training.Datasets;

/// <summary>
/// TFEID (Chen and Yen, 2007): 40 models. Its layout is not published with the paper; assumed is a folder for each expression and intensity
/// (<c>anger_h</c>, <c>anger_s</c>) or the expression in the file name, and file names that start with the model's sex and number (<c>f01</c>).
/// </summary>
internal sealed partial class TfeidLoader : IDatasetLoader
{
    /// <inheritdoc/>
    public string Kind => "tfeid";

    /// <inheritdoc/>
    public string Layout => "anger_h/f01_anger_h.jpg: the expression in the folder's or the file's name, the model first in the file's";

    /// <inheritdoc/>
    public DatasetListing List(string path) => ExpressionFolders.List(DatasetFolder.Require(path, this), SubjectOf);

    private static string? SubjectOf(string name) => Model().Match(name) is { Success: true } match ? match.Value.ToLowerInvariant() : null;

    [GeneratedRegex("^[fm][0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex Model();
}
