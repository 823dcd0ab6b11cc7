namespace TDGan.Training.Datasets;

/// <summary>Pictures whose folder, else whose file name, contains the expression as a word, and whose file name contains the subject.</summary>
internal static class ExpressionFolders
{
    /// <summary>Lists a tree of any depth; the folder nearest to the picture counts.</summary>
    /// <param name="root">The data set's folder.</param>
    /// <param name="subjectOf">The subject in a file name without extension, or null, which makes the file a problem.</param>
    public static DatasetListing List(string root, Func<string, string?> subjectOf)
    {
        var listing = new DatasetListingBuilder(root);
        foreach (string file in DatasetFolder.Pictures(root, SearchOption.AllDirectories))
        {
            // The file's own name comes last: there a short word may stand for something else.
            string name = Path.GetFileNameWithoutExtension(file);
            IEnumerable<string> names = [.. Path.GetDirectoryName(listing.SourceOf(file))!.Split('/').Reverse(), name];
            string? labelled = names.FirstOrDefault(part => ExpressionNames.Find(part) is not null || ExpressionNames.IsContempt(part));
            Add(listing, file, labelled, subjectOf(name));
        }

        return listing.Build();
    }

    private static void Add(DatasetListingBuilder listing, string file, string? labelled, string? subject)
    {
        if (labelled is null)
        {
            listing.AddProblem(file, "no expression in the name of file or folder");
        }
        else if (ExpressionNames.Find(labelled) is not { } expression)
        {
            listing.LeaveOut(ExpressionNames.Contempt);
        }
        else if (subject is null)
        {
            listing.AddProblem(file, "no subject in the file name");
        }
        else
        {
            listing.AddFile(file, expression, subject);
        }
    }
}
