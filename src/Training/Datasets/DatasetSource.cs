using TDGan.Training.Data;

namespace TDGan.Training.Datasets;

/// <summary>A data set as it is named in options and on the command line: <c>kind=path</c>.</summary>
/// <param name="Loader">Reads the layout.</param>
/// <param name="Path">Folder or file of the set; how many people, for a set that is drawn.</param>
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
        if (parts.Length != 2 || parts[1].Length == 0)
        {
            throw new ArgumentException($"'{text}' is no data set: kind=path is expected, such as ferplus=data/ferplus.");
        }

        IDatasetLoader loader = DatasetLoaders.Find(parts[0]);
        return new DatasetSource(loader, loader.ReadsFiles ? System.IO.Path.GetFullPath(parts[1], System.IO.Path.GetFullPath(root)) : parts[1]);
    }

    /// <summary>The folder that relative paths of sources are below; it is asked for only where one of them is relative.</summary>
    /// <param name="given">What <c>--data</c> names, or null.</param>
    /// <param name="sources">kind=path, those that will be read.</param>
    /// <exception cref="DirectoryNotFoundException">A source is relative and the data folder does not exist.</exception>
    public static string RootOf(string? given, IEnumerable<string> sources) =>
        sources.FirstOrDefault(IsRelative) is not { } relative || Directory.Exists(DataRoot.Locate(given))
            ? DataRoot.Locate(given)
            : throw new DirectoryNotFoundException(
                $"{relative} is looked for in the data folder '{DataRoot.Locate(given)}', which does not exist: name the folder by --data or "
                + $"{DataRoot.Variable}, or other pictures by --dataset kind=path (and --faces kind=path in a training).");

    private static bool IsRelative(string text) =>
        Parse(text, Environment.CurrentDirectory).Loader.ReadsFiles && !System.IO.Path.IsPathRooted(text.Split(Separator, count: 2)[1]);

    /// <summary>The same source with a path that does not depend on the data folder, for what is typed on the command line.</summary>
    /// <exception cref="ArgumentException">As <see cref="Parse"/>.</exception>
    public static string Absolute(string text) => Absolute(text, Environment.CurrentDirectory);

    /// <summary>The same source with a path that does not depend on any folder.</summary>
    /// <param name="text">kind=path.</param>
    /// <param name="root">Folder that a relative path is below.</param>
    /// <exception cref="ArgumentException">As <see cref="Parse"/>.</exception>
    public static string Absolute(string text, string root)
    {
        DatasetSource source = Parse(text, root);
        return $"{source.Loader.Kind}{Separator}{source.Path}";
    }

    /// <summary>Lists the set.</summary>
    public DatasetListing List() => Loader.List(Path);
}
