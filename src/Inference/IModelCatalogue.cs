using TDGan.Inference.ModelRepository;

namespace TDGan.Inference;

/// <summary>The models that are loaded and how they are doing. Thread-safe.</summary>
public interface IModelCatalogue
{
    /// <summary>Every loaded model, by name.</summary>
    IReadOnlyList<LoadedModelInfo> Models { get; }

    /// <summary>Whether every model that the service needs is loaded, checked and warmed up.</summary>
    bool IsReady { get; }
}
