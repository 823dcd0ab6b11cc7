using System.Globalization;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.ModelRepository;

/// <summary>The folder <c>models/</c>: finds it, and in it the version folder of each model.</summary>
public static class ModelRepositoryFolder
{
    private const string DefaultName = "models";

    /// <summary>Finds the repository as <see cref="ModelsOptions.Path"/> says.</summary>
    /// <exception cref="ModelFolderException">There is none.</exception>
    public static string Find(ModelsOptions options, string contentRoot, string executableFolder)
    {
        if (options.Path is { Length: > 0 } configured)
        {
            string path = Path.GetFullPath(configured, Path.GetFullPath(contentRoot));
            return Directory.Exists(path)
                ? path
                : throw new ModelFolderException(path, $"a folder ({ModelsOptions.SectionName}:{nameof(options.Path)})", "no such folder");
        }

        return Upward(contentRoot) ?? Upward(executableFolder)
            ?? throw new ModelFolderException(
                Path.Combine(Path.GetFullPath(contentRoot), DefaultName),
                $"a folder here or further up, or {ModelsOptions.SectionName}:{nameof(options.Path)}",
                "none");
    }

    /// <summary>The highest version folder of every model, by model name.</summary>
    /// <exception cref="ModelFolderException">A model has no version folder, or one that the service needs is not there.</exception>
    public static IReadOnlyList<string> VersionFolders(string repository)
    {
        foreach (string name in ModelNames.Required.Where(name => !Directory.Exists(Path.Combine(repository, name))))
        {
            throw new ModelFolderException(Path.Combine(repository, name), "a model folder", "no such folder");
        }

        return [.. Directory.GetDirectories(repository).Order(StringComparer.Ordinal).Select(HighestVersion)];
    }

    /// <summary>The version folder with the highest number.</summary>
    /// <param name="modelFolder">Such as <c>models/decoder</c>.</param>
    /// <exception cref="ModelFolderException">There is none.</exception>
    public static string HighestVersion(string modelFolder) =>
        Directory.GetDirectories(modelFolder).Where(folder => Version(folder) > 0).MaxBy(Version)
            ?? throw new ModelFolderException(modelFolder, "a version folder such as 1", "none");

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
