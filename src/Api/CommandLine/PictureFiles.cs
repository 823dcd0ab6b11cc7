namespace TDGan.Api.CommandLine;

/// <summary>The pictures that a command line names.</summary>
/// <param name="Files">Each once.</param>
/// <param name="PassedOver">Sentences on what was not looked into or is no picture.</param>
internal sealed record PictureFiles(IReadOnlyList<PictureFile> Files, IReadOnlyList<string> PassedOver)
{
    /// <summary>The formats that are read, and those of cameras that are not, so that they are told by name and not left out.</summary>
    private static readonly string[] Extensions =
    [
        ".jpg", ".jpeg", ".jfif", ".png", ".webp", ".bmp", ".gif",
        ".heic", ".heif", ".hif", ".avif", ".tif", ".tiff", ".jxl",
    ];

    /// <summary>
    /// Files as they were named, and of folders, at any depth, those with the extension of a picture in the order of their names. A folder
    /// that cannot be read costs only itself; hidden ones and those of file systems are passed over, and a link back to where the search has
    /// been ends there.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="except">A folder that is not looked into; null for none.</param>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public static PictureFiles Find(IEnumerable<string> paths, string? except = null)
    {
        List<PictureFile> files = [];
        List<string> passedOver = [];
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                var search = new FolderSearch(Extensions, except);
                files.AddRange(search.Run(path).Select(file => Below(path, file)));
                passedOver.AddRange(search.Notes);
            }
            else
            {
                files.Add(File.Exists(path)
                    ? new PictureFile(path, Path.GetFileName(path), Path.IsPathRooted(path) ? Path.GetFileName(path) : path)
                    : throw new FileNotFoundException($"{path}: no such file or folder"));
            }
        }

        return new PictureFiles([.. Tell(files.DistinctBy(file => file.Path))], passedOver);
    }

    private static PictureFile Below(string folder, string file)
    {
        string relative = Path.GetRelativePath(folder, file);
        string last = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        string name = Path.IsPathRooted(folder) ? Path.Combine(last, relative) : file;
        return new PictureFile(file, relative.Replace(Path.DirectorySeparatorChar, '/'), name);
    }

    /// <summary>Two pictures that would be called the same are called by their paths.</summary>
    private static IEnumerable<PictureFile> Tell(IEnumerable<PictureFile> files) => files
        .GroupBy(file => file.Name)
        .SelectMany(alike => alike.Count() == 1 ? alike : alike.Select(file => file with { Name = file.Path }));
}
