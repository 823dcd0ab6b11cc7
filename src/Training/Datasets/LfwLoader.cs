using TDGan.Training.Data;

namespace TDGan.Training.Datasets;

/// <summary>
/// The LFW crops as faces to train on: <c>identity/train/pNNN</c> without the people that are kept for measuring, then <c>faces</c> with its
/// own index. Expressions are those of the index files, where they are.
/// </summary>
internal sealed class LfwLoader : IDatasetLoader
{
    /// <summary>The first person that is kept out of all training, so that transfer can be measured on unseen identities.</summary>
    public const string FirstHeldOutPerson = "p045";

    private const string IndexFile = "index.csv";

    /// <inheritdoc/>
    public string Kind => "lfw";

    /// <inheritdoc/>
    public string Layout => "identity/train/p000/000.jpg, and faces/index.csv with the columns path, person and expression";

    /// <inheritdoc/>
    public DatasetListing List(string path)
    {
        var listing = new DatasetListingBuilder(path);
        string index = Path.Combine(path, IndexFile);
        if (File.Exists(index))
        {
            LfwIndex.Add(listing, index, path, (split, person) => split != DatasetSplits.Test && IsTrained(person));
        }
        else
        {
            AddPeople(listing, DatasetFolder.Require(Path.Combine(path, "identity", "train"), this));
        }

        LfwIndex.Add(listing, DatasetFolder.RequireFile(Path.Combine(path, "faces", IndexFile), this), path, (_, _) => true);
        return listing.Build([]);
    }

    private static bool IsTrained(string person) => string.CompareOrdinal(person, FirstHeldOutPerson) < 0;

    private static void AddPeople(DatasetListingBuilder listing, string folder)
    {
        foreach (LabelledFile file in FolderTreeLoader.Files(folder))
        {
            if (IsTrained(file.Label!))
            {
                listing.AddFile(file.Path, expression: null, file.Label, DatasetSplits.Train);
            }
            else
            {
                listing.LeaveOut("person that is kept out of training");
            }
        }
    }
}
