namespace TDGan.Architecture.Tests.Repository;

/// <summary>The files of the repository as text. Paths are relative to its root and use <c>/</c>.</summary>
internal static class RepositoryFolder
{
    private static readonly string[] BuildOutput = ["bin", "obj", "node_modules", "artifacts"];

    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    public static string ReadText(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>For programs that are started on a file or folder.</summary>
    public static string FullPath(string path) => Path.Combine(Root, path);

    public static int CountLines(string path) => File.ReadLines(Path.Combine(Root, path)).Count();

    public static bool Exists(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    /// <summary>Every file with that extension below the folder, build output and hidden folders left out.</summary>
    /// <param name="folder">Relative to the root; empty for the root itself.</param>
    /// <param name="extension">With its dot.</param>
    public static IEnumerable<string> Files(string folder, string extension) =>
        Walk(new DirectoryInfo(Path.Combine(Root, folder)))
            .Where(file => file.Extension == extension)
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles().Concat(
        folder.EnumerateDirectories()
            .Where(child => !child.Name.StartsWith('.') && !BuildOutput.Contains(child.Name))
            .SelectMany(Walk));

    private static string FindRoot(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TDGan.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No TDGan.sln in {start} or above it.");
    }
}
