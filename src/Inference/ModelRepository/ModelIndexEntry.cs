namespace TDGan.Inference.ModelRepository;

/// <summary>One version of a model, as <see cref="IModelRepositoryControl.Index"/> lists it.</summary>
/// <param name="Name">Folder name under the repository.</param>
/// <param name="Version">Folder name under the model.</param>
/// <param name="State">How it is doing.</param>
/// <param name="Reason">Why it is not ready, one line without a path; empty where it is.</param>
public sealed record ModelIndexEntry(string Name, string Version, ModelVersionState State, string Reason);
