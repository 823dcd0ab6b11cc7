using System.Collections.Immutable;
using System.Globalization;
using TDGan.Inference.Manifest;
using TDGan.Inference.Triton;

namespace TDGan.Inference.ModelRepository;

/// <summary>Looks at a model repository without opening anything but the small <c>config.pbtxt</c>.</summary>
internal static class RepositoryScan
{
    /// <summary>Every model folder that can be read and has a version folder, by name; one that cannot costs only itself.</summary>
    /// <param name="repository">The folder <c>models</c>.</param>
    public static ImmutableSortedDictionary<string, RepositoryModel> Read(string repository) => ModelRepositoryFolder.ModelFolders(repository)
        .Where(ModelRepositoryFolder.CanBeRead)
        .Select(ReadModel)
        .Where(model => !model.Versions.IsEmpty)
        .ToImmutableSortedDictionary(model => model.Name, model => model, StringComparer.Ordinal);

    /// <summary>The model folders that cannot be looked into.</summary>
    public static IEnumerable<string> FindUnreadable(string repository) =>
        ModelRepositoryFolder.ModelFolders(repository).Where(folder => !ModelRepositoryFolder.CanBeRead(folder));

    /// <summary>All that a look has seen, as one text that two looks can be compared by.</summary>
    public static string Describe(ImmutableSortedDictionary<string, RepositoryModel> models) => string.Join('\n', models.Values.Select(model =>
        $"{model.Name}\n{model.Config}\n{string.Join('\n', model.Versions.Select(version => $"{version.Number}:{version.Fingerprint}"))}"));

    private static RepositoryModel ReadModel(string folder)
    {
        string config = Path.Combine(folder, TritonConfig.FileName);
        return new RepositoryModel(
            Path.GetFileName(folder),
            [.. Directory.GetDirectories(folder).Select(ReadVersion).OfType<RepositoryVersion>().OrderByDescending(version => version.Number)],
            File.Exists(config) ? File.ReadAllText(config) : null);
    }

    private static RepositoryVersion? ReadVersion(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            && ModelRepositoryFolder.CanBeRead(folder) && File.Exists(Path.Combine(folder, ModelManifest.FileName))
            ? new RepositoryVersion(folder, number, Fingerprint(folder))
            : null;

    private static string Fingerprint(string folder) => string.Join(';', new DirectoryInfo(folder).EnumerateFiles()
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name},{file.Length},{file.LastWriteTimeUtc.Ticks}")));
}
