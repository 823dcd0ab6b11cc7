using System.Globalization;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.ModelRepository;

/// <summary>The folder <c>models/</c>: finds it, and in it the version folder of each model.</summary>
public static class ModelRepositoryFolder
{
    private const string DefaultName = "models";

    /// <summary>Finds the repository as <see cref="ModelsOptions.Path"/> says.</summary>
    /// <param name="options">The configured path, or none.</param>
    /// <param name="contentRoot">Where settings are: what a relative path in them is meant from.</param>
    /// <param name="executableFolder">Where the program is.</param>
    /// <param name="workingFolder">Where the program was started, and a relative path typed; looked at last. Null for nowhere.</param>
    /// <exception cref="ModelFolderException">There is none.</exception>
    public static string Find(ModelsOptions options, string contentRoot, string executableFolder, string? workingFolder = null)
    {
        if (options.Path is { Length: > 0 } configured)
        {
            string path = Path.GetFullPath(configured, Path.GetFullPath(contentRoot));
            string typed = workingFolder is null ? path : Path.GetFullPath(configured, workingFolder);
            return Directory.Exists(path) ? path
                : Directory.Exists(typed) ? typed
                : throw new ModelFolderException(path, $"a folder ({ModelsOptions.SectionName}:{nameof(options.Path)})", "no such folder");
        }

        return Upward(contentRoot) ?? Upward(executableFolder) ?? (workingFolder is null ? null : Upward(workingFolder))
            ?? throw new ModelFolderException(
                Path.Combine(Path.GetFullPath(contentRoot), DefaultName),
                $"a folder here or further up, or {ModelsOptions.SectionName}:{nameof(options.Path)}",
                "none");
    }

    /// <summary>The highest version folder of every model that can be read, by model name.</summary>
    /// <exception cref="ModelFolderException">A model has no version folder, or one that the service needs is not there.</exception>
    public static IReadOnlyList<string> VersionFolders(string repository)
    {
        foreach (string name in ModelNames.Required.Where(name => !Directory.Exists(Path.Combine(repository, name))))
        {
            throw new ModelFolderException(Path.Combine(repository, name), "a model folder", "no such folder");
        }

        return [.. ModelFolders(repository).Where(CanBeRead).Order(StringComparer.Ordinal).Select(HighestVersion)];
    }

    /// <summary>
    /// The folders that are meant as models. What a file system, a version control or a cluster puts beside them (<c>lost+found</c>,
    /// <c>.git</c>, <c>..data</c>, <c>@eaDir</c>) has a name that no model can have: names of models are of letters, digits, <c>-</c>,
    /// <c>_</c> and <c>.</c>, and begin with a letter or a digit.
    /// </summary>
    /// <param name="repository">The folder <c>models</c>.</param>
    public static IEnumerable<string> ModelFolders(string repository) =>
        Directory.GetDirectories(repository).Where(folder => IsModelName(Path.GetFileName(folder)));

    /// <summary>Whether this process may look into a folder; one that leads back to itself by a link cannot be looked into, either.</summary>
    internal static bool CanBeRead(string folder)
    {
        try
        {
            _ = Directory.GetFileSystemEntries(folder);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The version folder with the highest number.</summary>
    /// <param name="modelFolder">Such as <c>models/decoder</c>.</param>
    /// <exception cref="ModelFolderException">There is none.</exception>
    public static string HighestVersion(string modelFolder) =>
        Directory.GetDirectories(modelFolder).Where(folder => Version(folder) > 0).MaxBy(Version)
            ?? throw new ModelFolderException(modelFolder, "a version folder such as 1", "none");

    private static bool IsModelName(string name) =>
        char.IsAsciiLetterOrDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0;

    private static string? Upward(string start)
    {
        for (DirectoryInfo? folder = new(Path.GetFullPath(start)); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, DefaultName);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
