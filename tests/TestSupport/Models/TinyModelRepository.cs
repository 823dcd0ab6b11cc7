using TDGan.Inference.Manifest;

namespace TDGan.TestSupport.Models;

/// <summary>
/// A complete, valid model repository of <see cref="TinyGenerator"/> in a folder of its own, deleted when disposed. The calling test
/// project must bring the native ONNX Runtime (<c>UsesOnnxRuntime</c>), which computes the golden outputs.
/// </summary>
public sealed class TinyModelRepository : IDisposable
{
    private readonly string _root;

    private TinyModelRepository(string root) => _root = root;

    /// <summary>The folder <c>models</c>.</summary>
    public string Path => System.IO.Path.Combine(_root, "models");

    /// <summary>Writes the three models.</summary>
    /// <param name="generator">Their graphs; null takes side 32 with noise.</param>
    /// <param name="withDetector">Whether <see cref="TinyDetector"/> is a fourth model.</param>
    public static TinyModelRepository Create(TinyGenerator? generator = null, bool withDetector = false)
    {
        TinyGenerator graphs = generator ?? new TinyGenerator();
        var repository = new TinyModelRepository(Directory.CreateTempSubdirectory("tdgan-models-").FullName);
        repository.AddVersion("1", graphs);
        if (withDetector)
        {
            TinyDetector.Write(repository.Path);
        }

        return repository;
    }

    /// <summary>Writes the three models in another version.</summary>
    /// <param name="version">A number.</param>
    /// <param name="generator">Their graphs; null takes side 32 with noise.</param>
    public void AddVersion(string version, TinyGenerator? generator = null)
    {
        TinyGenerator graphs = generator ?? new TinyGenerator();
        TinyModelFolder.WriteExpressionBranch(VersionFolder(ModelNames.ExpressionBranch, version), graphs);
        TinyModelFolder.Write(VersionFolder(ModelNames.FaceBranch, version), graphs.FaceBranch(), graphs.Side);
        TinyModelFolder.Write(VersionFolder(ModelNames.Decoder, version), graphs.Decoder(), graphs.Side, manifest => manifest with
        {
            Composition = graphs.WithParts ? new CompositionRule(CompositionRule.FlowAndChange, 0.02f) : null,
        });
    }

    /// <summary>A version of a model.</summary>
    public string VersionFolder(string model, string version) => System.IO.Path.Combine(Path, model, version);

    /// <summary>Version 1 of a model.</summary>
    public string VersionFolder(string model) => VersionFolder(model, "1");

    /// <summary>A file of version 1 of a model.</summary>
    public string File(string model, string fileName) => System.IO.Path.Combine(VersionFolder(model), fileName);

    /// <summary>Changes the manifest of a model and nothing else.</summary>
    public void EditManifest(string model, Func<ModelManifest, ModelManifest> edit)
    {
        string file = File(model, ModelManifest.FileName);
        ModelManifestSerializer.Write(file, edit(ModelManifestSerializer.Read(file)));
    }

    /// <summary>Writes the digests of the files as they are now into the manifest of a model.</summary>
    public void Reseal(string model) =>
        EditManifest(model, manifest => manifest with { Files = ModelFolder.HashFiles(VersionFolder(model)) });

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);
}
