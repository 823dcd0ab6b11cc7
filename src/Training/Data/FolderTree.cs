namespace TDGan.Training.Data;

/// <summary>A folder for each label, pictures inside: the layout of CASIA-WebFace, and the easiest one for data of one's own.</summary>
internal static class FolderTree
{
    /// <summary>Every picture with the name of its folder, in a stable order.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static IReadOnlyList<LabelledFile> List(string root) =>
    [
        .. Directory.EnumerateDirectories(root)
            .Order(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder)
                .Where(PictureFile.IsPicture)
                .Order(StringComparer.Ordinal)
                .Select(file => new LabelledFile(file, Path.GetFileName(folder)))),
    ];
}
