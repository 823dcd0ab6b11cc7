using TDGan.Training.Pictures;

namespace TDGan.Training.Datasets;

/// <summary>Listing of folders in an order that does not depend on the file system.</summary>
internal static class DatasetFolder
{
    /// <summary>A folder that the layout hangs on.</summary>
    /// <exception cref="DirectoryNotFoundException">It does not exist; the message gives the expected layout.</exception>
    public static string Require(string folder, IDatasetLoader loader) => Directory.Exists(folder)
        ? folder
        : throw new DirectoryNotFoundException($"'{folder}' does not exist. Layout of {loader.Kind}: {loader.Layout}");

    /// <summary>A file that the layout hangs on.</summary>
    /// <exception cref="FileNotFoundException">It does not exist; the message gives the expected layout.</exception>
    public static string RequireFile(string file, IDatasetLoader loader) => File.Exists(file)
        ? file
        : throw new FileNotFoundException($"'{file}' does not exist. Layout of {loader.Kind}: {loader.Layout}");

    /// <summary>The folders inside, ordered by name.</summary>
    public static IEnumerable<string> Folders(string folder) => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal);

    /// <summary>The pictures inside, ordered by name.</summary>
    public static IEnumerable<string> Pictures(string folder, SearchOption depth = SearchOption.TopDirectoryOnly) =>
        Directory.EnumerateFiles(folder, "*", depth).Where(PictureFile.IsPicture).Order(StringComparer.Ordinal);
}
