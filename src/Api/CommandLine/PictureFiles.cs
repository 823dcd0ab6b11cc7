namespace TDGan.Api.CommandLine;

/// <summary>The pictures that a command line names.</summary>
internal static class PictureFiles
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"];

    /// <summary>
    /// Files as they were named, and of folders, at any depth, those with the extension of a picture in the order of their names.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <returns>Each once, in paths as they were named.</returns>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) => [.. paths.SelectMany(Find).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Find(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal);
        }

        return File.Exists(path) ? [path] : throw new FileNotFoundException($"{path}: no such file or folder");
    }
}
