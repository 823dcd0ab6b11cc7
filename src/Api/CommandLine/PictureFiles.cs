namespace TDGan.Api.CommandLine;

/// <summary>The pictures that a command line names.</summary>
internal static class PictureFiles
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"];

    /// <summary>
    /// Files as they were named, and of folders, at any depth, those with the extension of a picture in the order of their names.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <returns>Each once.</returns>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public static IReadOnlyList<PictureFile> Find(IEnumerable<string> paths) => [.. paths.SelectMany(Find).DistinctBy(file => file.Path)];

    private static IEnumerable<PictureFile> Find(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .Select(file => new PictureFile(file, Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')));
        }

        return File.Exists(path)
            ? [new PictureFile(path, Path.GetFileName(path))]
            : throw new FileNotFoundException($"{path}: no such file or folder");
    }
}
