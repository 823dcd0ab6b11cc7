using TDGan.Inference.Errors;

namespace TDGan.Inference.ModelRepository;

/// <summary>Looks models up by name and version.</summary>
public static class ModelCatalogueExtensions
{
    /// <summary>The loaded model of that name.</summary>
    /// <param name="catalogue">Where to look.</param>
    /// <param name="name">Name of the model.</param>
    /// <param name="version">Its version, or null for the one that is served.</param>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.ModelLoading"/> where nothing is loaded yet, <see cref="InferenceError.ModelNotFound"/> or
    /// <see cref="InferenceError.VersionNotFound"/>.
    /// </exception>
    public static LoadedModelInfo Find(this IModelCatalogue catalogue, string name, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        List<LoadedModelInfo> models = [.. catalogue.Models.Where(model => model.Identity.Name == name)];
        if (models.Count == 0)
        {
            throw catalogue.IsReady || catalogue.Models.Count > 0
                ? new InferenceException(InferenceError.ModelNotFound, $"No model named {name} is loaded.")
                : new InferenceException(InferenceError.ModelLoading, "The models are not loaded yet.");
        }

        return models.Find(model => version is null || model.Identity.Version == version)
            ?? throw new InferenceException(InferenceError.VersionNotFound, $"The model {name} has no version {version} loaded.");
    }
}
