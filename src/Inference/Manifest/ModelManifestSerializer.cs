namespace TDGan.Inference.Manifest;

/// <summary>Reads and writes <see cref="ModelManifest"/> as JSON, camelCase; properties that it does not know are passed over.</summary>
public static class ModelManifestSerializer
{
    /// <summary>Reads a manifest.</summary>
    /// <param name="file">Path of <c>manifest.json</c>.</param>
    /// <exception cref="ModelFolderException">The file is missing or not a manifest; the message names the property.</exception>
    public static ModelManifest Read(string file) => ModelJsonFile.Read(file, ManifestJsonContext.Default.ModelManifest);

    /// <summary>Writes a manifest, replacing the file.</summary>
    /// <param name="file">Path of <c>manifest.json</c>.</param>
    /// <param name="manifest">What to write.</param>
    public static void Write(string file, ModelManifest manifest) =>
        ModelJsonFile.Write(file, manifest, ManifestJsonContext.Default.ModelManifest);
}
