namespace TDGan.Training.Datasets;

/// <summary>A data set as it is named in options and on the command line: <c>kind=path</c>.</summary>
/// <param name="Loader">Reads the layout.</param>
/// <param name="Path">Folder or file of the set.</param>
internal sealed record DatasetSource(IDatasetLoader Loader, string Path)
{
    private const char Separator = '=';

    /// <summary>Parses a source.</summary>
    /// <param name="text">kind=path.</param>
    /// <param name="root">Folder that a relative path is below.</param>
    /// <exception cref="ArgumentException">It has no '=' or an unknown kind; the message lists the kinds.</exception>
    public static DatasetSource Parse(string text, string root)
    {
        string[] parts = text.Split(Separator, count: 2);
        return parts.Length == 2 && parts[1].Length > 0
            ? new DatasetSource(DatasetLoaders.Find(parts[0]), System.IO.Path.GetFullPath(parts[1], System.IO.Path.GetFullPath(root)))
            : throw new ArgumentException($"'{text}' is no data set: kind=path is expected, such as ferplus=data/ferplus.");
    }

    /// <summary>The same source with a path that does not depend on the data folder, for what is typed on the command line.</summary>
    /// <exception cref="ArgumentException">As <see cref="Parse"/>.</exception>
    public static string Absolute(string text)
    {
        DatasetSource source = Parse(text, Environment.CurrentDirectory);
        return $"{source.Loader.Kind}{Separator}{source.Path}";
    }

    /// <summary>Lists the set.</summary>
    public DatasetListing List() => Loader.List(Path);
}
