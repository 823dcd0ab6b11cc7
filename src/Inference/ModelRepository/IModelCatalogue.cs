using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.ModelRepository;

/// <summary>The models that are loaded and how they are doing. Thread-safe.</summary>
public interface IModelCatalogue
{
    /// <summary>Every loaded model, by name.</summary>
    IReadOnlyList<LoadedModelInfo> Models { get; }

    /// <summary>Whether every model that the service needs is loaded, checked and warmed up.</summary>
    bool IsReady { get; }

    /// <summary>The loaded model of that name and version.</summary>
    /// <param name="name">Folder name, see <see cref="ModelNames"/>.</param>
    /// <param name="version">Null for the version that serves.</param>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.ModelLoading"/> before the models are loaded or while one that the service needs is unloaded,
    /// <see cref="InferenceError.ModelNotFound"/> for another name, <see cref="InferenceError.VersionNotFound"/>.
    /// </exception>
    LoadedModelInfo Require(string name, string? version = null);

    /// <summary>
    /// The refusal that a request would get now because too many wait for a model, or more than it answers by the deadline; else null. To be asked before anything of the request is read;
    /// an exception that is not thrown, because a throw through many callers costs as much as an answer under overload can.
    /// </summary>
    /// <param name="name">Folder name, see <see cref="ModelNames"/>; one that is not loaded gives null.</param>
    /// <param name="deadline">By when the answer is needed, by the clock of the host; null for whenever.</param>
    /// <returns><see cref="InferenceError.Overloaded"/> with its <see cref="InferenceException.RetryAfter"/>.</returns>
    InferenceException? FindRefusal(string name, DateTimeOffset? deadline = null);
}
