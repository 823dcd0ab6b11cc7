namespace TDGan.Training.Datasets;

/// <summary>
/// The 59 people of <c>lfw/identity</c> with the expressions of <c>lfw/index.csv</c>: pictures for measuring, and for folds that share no
/// person. The given split is by picture: both parts show the same people. Expressions that no picture shows are no error here.
/// </summary>
internal sealed class LfwIdentityLoader : IDatasetLoader
{
    private const string IndexFile = "index.csv";

    /// <inheritdoc/>
    public string Kind => "lfw-identity";

    /// <inheritdoc/>
    public string Layout => "index.csv with the columns path, split, person and expression, beside identity/ or in the folder above";

    /// <inheritdoc/>
    public DatasetListing List(string path)
    {
        string folder = DatasetFolder.Require(Path.GetFullPath(path), this);
        string root = File.Exists(Path.Combine(folder, IndexFile)) ? folder : Path.GetDirectoryName(folder)!;
        var listing = new DatasetListingBuilder(root);
        LfwIndex.Add(listing, DatasetFolder.RequireFile(Path.Combine(root, IndexFile), this), root, (_, _) => true);
        return listing.Build([]);
    }
}
