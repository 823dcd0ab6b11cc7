using TDGan.Inference.Errors;

namespace TDGan.Inference.ModelRepository;

/// <summary>
/// Changes which models are served while requests run: a change is checked, warmed up and self-tested beside what is in use, then swapped in;
/// whatever fails leaves everything as it was. The three parts of the TDGAN generator are loaded and unloaded together. Models come from the
/// configured repository only. Calls follow each other; thread-safe.
/// </summary>
public interface IModelRepositoryControl
{
    /// <summary>Every version in the repository's folder and every loaded one, by name, then by version.</summary>
    IReadOnlyList<ModelIndexEntry> Index();

    /// <summary>Loads the model, or loads it again where its files or version changed; returns when the new one answers.</summary>
    /// <param name="name">Folder name under the repository.</param>
    /// <param name="cancellationToken">Gives up before the swap; a swap is never undone by it.</param>
    /// <exception cref="InferenceException"><see cref="InferenceError.ModelNotFound"/>: there is no such folder.</exception>
    /// <exception cref="InferenceStartException">The folder does not keep its contract, or the device refused; nothing changed.</exception>
    Task LoadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Takes the model out of use; requests that hold it end well. A watched repository does not load it again by itself.</summary>
    /// <param name="name">Folder name under the repository.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    /// <exception cref="InferenceException"><see cref="InferenceError.ModelNotFound"/>: no such model is loaded.</exception>
    Task UnloadAsync(string name, CancellationToken cancellationToken);
}
