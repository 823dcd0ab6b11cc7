using System.Collections.Immutable;

namespace TDGan.Inference.ModelRepository;

/// <summary>One model as its folder shows it, nothing loaded.</summary>
/// <param name="Name">Folder name.</param>
/// <param name="Versions">Version folders with a manifest, the highest first.</param>
/// <param name="Config">The text of its <c>config.pbtxt</c>, or null where it has none.</param>
internal sealed record RepositoryModel(string Name, ImmutableArray<RepositoryVersion> Versions, string? Config);
