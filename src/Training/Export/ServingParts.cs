using TDGan.Inference.Manifest;

namespace TDGan.Training.Export;

/// <summary>
/// The models that serving needs besides those that a run exports: without a detector every photo would be taken as one face, without landmarks and
/// the painter of mouths faces would be found and changed less well.
/// </summary>
internal static class ServingParts
{
    /// <summary>Those that no run of the two branches makes.</summary>
    public static IReadOnlyList<string> OfOthers { get; } = [ModelNames.FaceDetector, ModelNames.FaceLandmarks, ModelNames.MouthPainter];

    /// <summary>Refuses a repository that would lack them.</summary>
    /// <param name="repository">The repository that is written.</param>
    /// <param name="source">The repository that they are copied from.</param>
    /// <param name="names">The models that are needed.</param>
    /// <exception cref="DirectoryNotFoundException">One is in neither; the message names it.</exception>
    public static void Check(string repository, string source, IReadOnlyList<string> names)
    {
        string[] missing = [.. Missing(repository, names).Where(name => !Directory.Exists(Path.Combine(source, name)))];
        if (missing.Length > 0)
        {
            throw new DirectoryNotFoundException(
                $"Neither '{repository}' nor '{source}' has {string.Join(", ", missing)}: what is exported would not serve as before "
                + "(without a detector every photo is taken as one face). Name a repository that has them by --serve-with.");
        }
    }

    /// <summary>Copies what lacks; what is there stays.</summary>
    /// <param name="repository">The repository that is written.</param>
    /// <param name="source">The repository that they are copied from.</param>
    /// <param name="names">The models that are needed.</param>
    /// <returns>Names of the models that were copied.</returns>
    public static IReadOnlyList<string> CopyMissing(string repository, string source, IReadOnlyList<string> names)
    {
        string[] missing = [.. Missing(repository, names)];
        foreach (string name in missing)
        {
            string from = Path.Combine(source, name);
            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string to = Path.Combine(repository, name, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        return missing;
    }

    private static IEnumerable<string> Missing(string repository, IReadOnlyList<string> names) => names.Where(name => !Directory.Exists(Path.Combine(repository, name)));
}
