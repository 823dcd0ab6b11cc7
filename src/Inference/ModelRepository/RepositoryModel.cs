using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.Triton;

namespace TDGan.Inference.ModelRepository;

/// <summary>One model as its folder shows it, nothing loaded.</summary>
/// <param name="Name">Folder name.</param>
/// <param name="Versions">Version folders with a manifest, the highest first.</param>
/// <param name="Config">The text of its <c>config.pbtxt</c>, or null where it has none.</param>
internal sealed record RepositoryModel(string Name, ImmutableArray<RepositoryVersion> Versions, string? Config)
{
    /// <summary>What <see cref="Config"/> states, or null where the model has none.</summary>
    /// <exception cref="ModelFolderException">The text is malformed or asks for what is not done here; the message has the field.</exception>
    public TritonModelConfig? ReadConfig() => Config is { } text
        ? TritonConfigReader.Read(Path.Combine(Path.GetDirectoryName(Versions[0].Path) ?? "", TritonConfig.FileName), text)
        : null;
}
