namespace TDGan.Api.CommandLine;

/// <summary>The pictures that a command line names.</summary>
/// <param name="Files">Each once.</param>
/// <param name="PassedOver">A sentence for each folder that was not looked into.</param>
internal sealed record PictureFiles(IReadOnlyList<PictureFile> Files, IReadOnlyList<string> PassedOver)
{
    /// <summary>The formats that are read, and those of cameras that are not, so that they are told by name and not left out.</summary>
    private static readonly string[] Extensions =
    [
        ".jpg", ".jpeg", ".jfif", ".png", ".webp", ".bmp", ".gif",
        ".heic", ".heif", ".hif", ".avif", ".tif", ".tiff", ".jxl",
    ];

    /// <summary>What file systems and their servers put beside the folders of people.</summary>
    private static readonly string[] Foreign = ["lost+found", "@eaDir", "$RECYCLE.BIN", "System Volume Information"];

    /// <summary>
    /// Files as they were named, and of folders, at any depth, those with the extension of a picture in the order of their names. A folder
    /// that cannot be read costs only itself; hidden ones and those of file systems are passed over, and a link back to where the search has
    /// been ends there.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public static PictureFiles Find(IEnumerable<string> paths)
    {
        List<PictureFile> files = [];
        List<string> passedOver = [];
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                List<string> found = [];
                Search(path, found, new HashSet<string>(StringComparer.Ordinal), passedOver);
                files.AddRange(found.Order(StringComparer.Ordinal).Select(file =>
                    new PictureFile(file, Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'))));
            }
            else
            {
                files.Add(File.Exists(path)
                    ? new PictureFile(path, Path.GetFileName(path))
                    : throw new FileNotFoundException($"{path}: no such file or folder"));
            }
        }

        return new PictureFiles([.. files.DistinctBy(file => file.Path)], passedOver);
    }

    private static void Search(string folder, List<string> found, HashSet<string> visited, List<string> passedOver)
    {
        try
        {
            if (!visited.Add(RealPath(folder)))
            {
                return;
            }

            found.AddRange(Directory.EnumerateFiles(folder)
                .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)));
            foreach (string inner in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
            {
                string name = Path.GetFileName(inner);
                if (Foreign.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    passedOver.Add($"{inner} is a folder of the file system and was passed over");
                }
                else if (name[0] != '.')
                {
                    Search(inner, found, visited, passedOver);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            passedOver.Add($"{folder} cannot be read and was passed over");
        }
    }

    /// <summary>The path without links, of the folder and of those that it lies in.</summary>
    private static string RealPath(string folder)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        DirectoryInfo link = new(Path.Combine(RealPath(parent), Path.GetFileName(path)));
        return link.ResolveLinkTarget(returnFinalTarget: true) is { } target ? RealPath(target.FullName) : link.FullName;
    }
}
