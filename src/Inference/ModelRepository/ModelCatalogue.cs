using System.Collections.Immutable;
using TDGan.Inference.Batching;
using TDGan.Inference.Errors;

namespace TDGan.Inference.ModelRepository;

/// <summary>Holds the loaded models; empty until <see cref="LoadAsync"/> has ended well. Owns them. Thread-safe.</summary>
/// <param name="loader">Loads them.</param>
/// <param name="batchers">Those whose end is waited for.</param>
internal sealed class ModelCatalogue(ModelLoader loader, ActiveBatchers batchers) : IModelCatalogue, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private volatile ImmutableSortedDictionary<string, OnnxModel>? _models;

    /// <inheritdoc/>
    public IReadOnlyList<LoadedModelInfo> Models =>
        [.. (_models?.Values ?? []).Select(model => new LoadedModelInfo(model.Identity, model.Manifest, model.DeviceFallbackReason))];

    /// <inheritdoc/>
    public bool IsReady => _models is not null;

    /// <summary>Loads every model; called once, before requests are taken.</summary>
    /// <param name="cancellationToken">Gives up between models.</param>
    /// <exception cref="InferenceStartException">The models or the device do not allow a start.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken) => _models = await loader.LoadAsync(cancellationToken);

    /// <summary>The loaded model of that name.</summary>
    /// <param name="name">Folder name, see <see cref="ModelNames"/>.</param>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.ModelLoading"/> before the models are loaded, <see cref="InferenceError.ModelNotFound"/> for another name.
    /// </exception>
    public OnnxModel Get(string name)
    {
        ImmutableSortedDictionary<string, OnnxModel> models =
            _models ?? throw new InferenceException(InferenceError.ModelLoading, "The models are not loaded yet.");
        return models.GetValueOrDefault(name)
            ?? throw new InferenceException(InferenceError.ModelNotFound, $"No model named {name} is loaded.") { Parameter = name };
    }

    /// <summary>The loaded model of that name, or null where there is none or nothing is loaded yet.</summary>
    /// <param name="name">Folder name, see <see cref="ModelNames"/>.</param>
    public OnnxModel? Find(string name) => _models?.GetValueOrDefault(name);

    /// <summary>Retires every model; what waits or runs ends well, and the workers have left the runtime when this returns.</summary>
    public void Dispose()
    {
        foreach (OnnxModel model in _models?.Values ?? [])
        {
            model.Dispose();
        }

        foreach (RequestBatcher batcher in batchers.All)
        {
            batcher.Join(Patience);
        }
    }
}
