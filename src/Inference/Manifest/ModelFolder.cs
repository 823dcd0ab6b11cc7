using System.Collections.Immutable;
using System.Security.Cryptography;

namespace TDGan.Inference.Manifest;

/// <summary>One version folder, <c>models/&lt;name&gt;/&lt;version&gt;</c>, with the manifest that was read from it.</summary>
public sealed class ModelFolder
{
    /// <summary>File name of the graph.</summary>
    public const string ModelFileName = "model.onnx";

    private ModelFolder(string path, ModelManifest manifest) => (Path, Manifest) = (path, manifest);

    /// <summary>The version folder.</summary>
    public string Path { get; }

    /// <summary>Its <c>manifest.json</c>.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>Reads the manifest and checks its schema and that it belongs to this folder; no other file is opened.</summary>
    /// <param name="path">The version folder.</param>
    /// <exception cref="ModelFolderException">The manifest is missing, unreadable or of another model.</exception>
    public static ModelFolder Open(string path)
    {
        string full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        string file = System.IO.Path.Combine(full, ModelManifest.FileName);
        ModelManifest manifest = ModelManifestSerializer.Read(file);
        Require(file, "schema", $"{ModelManifest.CurrentSchema}", $"{manifest.Schema}");
        Require(file, "version", System.IO.Path.GetFileName(full), manifest.Version);
        Require(file, "name", System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(full)) ?? "", manifest.Name);
        return new ModelFolder(full, manifest);
    }

    /// <summary>Digests for <see cref="ModelManifest.Files"/>: every file of <paramref name="path"/> but the manifest.</summary>
    /// <param name="path">The version folder.</param>
    public static ImmutableSortedDictionary<string, string> HashFiles(string path) =>
        Directory.EnumerateFiles(path)
            .Where(file => System.IO.Path.GetFileName(file) != ModelManifest.FileName)
            .ToImmutableSortedDictionary(file => System.IO.Path.GetFileName(file), Sha256Of, StringComparer.Ordinal);

    /// <summary>Lower-case hex SHA-256 of a file.</summary>
    /// <param name="file">Path.</param>
    public static string Sha256Of(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Path of a file of this folder.</summary>
    /// <param name="fileName">A plain file name, as the manifest writes it.</param>
    /// <exception cref="ModelFolderException">The name leads elsewhere.</exception>
    public string PathOf(string fileName) =>
        fileName.Length > 0 && fileName is not ("." or "..") && System.IO.Path.GetFileName(fileName) == fileName
            ? System.IO.Path.Combine(Path, fileName)
            : throw new ModelFolderException(System.IO.Path.Combine(Path, ModelManifest.FileName), "a plain file name", $"'{fileName}'");

    /// <summary>Compares the digest of every file that the manifest lists; the graph, prototypes and goldens must be listed.</summary>
    /// <exception cref="ModelFolderException">A file is missing, not listed or differs.</exception>
    public void Verify()
    {
        foreach (string required in RequiredFiles().Where(name => !Manifest.Files.ContainsKey(name)))
        {
            throw new ModelFolderException(
                System.IO.Path.Combine(Path, ModelManifest.FileName), $"files to list {required}", "no such entry");
        }

        foreach ((string name, string expected) in Manifest.Files)
        {
            string file = PathOf(name);
            string actual = File.Exists(file) ? Sha256Of(file) : "no such file";
            Require(file, "SHA-256", expected, actual);
        }
    }

    private IEnumerable<string> RequiredFiles() =>
        new[] { ModelFileName, Manifest.Golden.Input, Manifest.Golden.Output, Manifest.Prototypes, Manifest.Motion }.OfType<string>();

    private static void Require(string file, string what, string expected, string actual)
    {
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            throw new ModelFolderException(file, $"{what} {expected}", actual);
        }
    }
}
