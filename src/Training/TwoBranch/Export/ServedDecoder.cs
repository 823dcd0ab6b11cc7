using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Export;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>What the folder of a decoder holds besides its graph, to be kept where the graph alone is written anew: card, motion model, gains, pictures.</summary>
/// <param name="Folder">The version folder as it is.</param>
/// <param name="Card">The model card.</param>
/// <param name="Files">Name and bytes of every file that no export of the graph makes.</param>
internal sealed record ServedDecoder(ModelFolder Folder, string Card, ImmutableArray<(string Name, byte[] Bytes)> Files)
{
    /// <summary>The manifest as it is.</summary>
    public ModelManifest Manifest => Folder.Manifest;

    /// <summary>Reads the highest version of a repository's decoder.</summary>
    /// <param name="repository">The model repository.</param>
    /// <exception cref="ModelFolderException">There is none, or it is damaged.</exception>
    public static ServedDecoder Read(string repository)
    {
        ModelFolder folder = ModelFolder.Open(ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.Decoder)));
        ModelManifest manifest = folder.Manifest;
        ImmutableHashSet<string> made = [ModelFolder.ModelFileName, ModelCardUpdate.CardFile, manifest.Golden.Input, manifest.Golden.Output];
        return new ServedDecoder(
            folder,
            File.ReadAllText(folder.PathOf(ModelCardUpdate.CardFile)),
            [.. manifest.Files.Keys.Where(name => !made.Contains(name)).Select(name => (name, File.ReadAllBytes(folder.PathOf(name))))]);
    }

    /// <summary>Writes a decoder's folder with a new graph and all of this.</summary>
    /// <param name="repository">The model repository to write into; may be the same.</param>
    /// <param name="side">S.</param>
    /// <param name="graph">The new graph.</param>
    /// <param name="description">Version, run and card; the rest of it is this decoder's.</param>
    /// <param name="composition">How the new graph's outputs are put into a photo, or null; the gains are this decoder's.</param>
    /// <returns>The version folder.</returns>
    public string Write(string repository, int side, ExportedGraph graph, ModelDescription description, CompositionRule? composition)
    {
        string folder = ModelFolderWriter.Write(repository, side, graph, description with
        {
            Validation = Manifest.Validation,
            Motion = Manifest.Motion,
            Composition = composition is null ? null : composition with { Gains = Manifest.Composition?.Gains },
        });
        var update = new ModelCardUpdate(folder);
        foreach ((string name, byte[] bytes) in Files)
        {
            update.Picture(name, bytes);
        }

        update.Write();
        return folder;
    }
}
