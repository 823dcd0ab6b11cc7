namespace TDGan.Training.Datasets;

/// <summary>CASIA-WebFace (Yi et al., 2014), a folder a subject: the first 20 by name, as the paper's face branch has them.</summary>
internal sealed class CasiaWebFaceLoader : IDatasetLoader
{
    /// <summary>Subjects that are used.</summary>
    public const int SubjectCount = 20;

    /// <inheritdoc/>
    public string Kind => "casia";

    /// <inheritdoc/>
    public string Layout => "0000045/001.jpg: a folder a subject";

    /// <inheritdoc/>
    public DatasetListing List(string path)
    {
        var listing = new DatasetListingBuilder(path);
        string[] folders = [.. DatasetFolder.Folders(DatasetFolder.Require(path, this))];
        string[] used = [.. folders.Take(SubjectCount)];
        foreach (string folder in used)
        {
            foreach (string file in DatasetFolder.Pictures(folder))
            {
                listing.AddFile(file, expression: null, Path.GetFileName(folder));
            }
        }

        if (folders.Length > used.Length)
        {
            listing.LeaveOut($"subject after the first {SubjectCount}", folders.Length - used.Length);
        }

        return listing.Build([.. used.Select(folder => Path.GetFileName(folder))]);
    }
}
