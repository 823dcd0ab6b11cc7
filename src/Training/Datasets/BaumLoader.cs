using System.Text.RegularExpressions;

namespace TDGan.Training.Datasets;

/// <summary>
/// BAUM-2i (Eroglu Erdem et al., 2015): peak frames of film clips. Its layout is not published with the paper; assumed is a folder for each
/// expression and file names that contain the subject as S and a number (<c>S012_003.png</c>).
/// </summary>
internal sealed partial class BaumLoader : IDatasetLoader
{
    /// <inheritdoc/>
    public string Kind => "baum2i";

    /// <inheritdoc/>
    public string Layout => "anger/S012_003.png: a folder for each expression, the subject as S and a number in the file name";

    /// <inheritdoc/>
    public DatasetListing List(string path) => ExpressionFolders.List(DatasetFolder.Require(path, this), SubjectOf);

    private static string? SubjectOf(string name) => Subject().Match(name) is { Success: true } match ? match.Value.ToUpperInvariant() : null;

    // Not inside a word: the s of "clips2" is no subject.
    [GeneratedRegex("(?<![A-Z0-9])S[0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex Subject();
}
