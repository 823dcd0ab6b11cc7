using System.Collections.Immutable;
using TDGan.Inference.Batching;
using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.ModelRepository;

/// <summary>
/// Holds the models in use; empty until the first <see cref="Swap"/>. Requests take leases, so that a swap never pulls a model from under
/// them. Owns the models. Thread-safe.
/// </summary>
/// <param name="batchers">Those whose end is waited for.</param>
internal sealed class ModelCatalogue(ActiveBatchers batchers) : IModelCatalogue, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private ModelSet? _set;
    private ImmutableDictionary<string, string> _failures = ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public IReadOnlyList<LoadedModelInfo> Models => [.. (Set?.All ?? []).Select(Describe)];

    /// <inheritdoc/>
    public bool IsReady => Set?.IsComplete == true;

    /// <inheritdoc/>
    public LoadedModelInfo Require(string name, string? version = null) => Describe(Require(Set, name, version));

    /// <inheritdoc/>
    public InferenceException? FindRefusal(string name, DateTimeOffset? deadline = null) => Find(name)?.FindRefusal(deadline);

    /// <summary>The models in use, or null before anything was loaded.</summary>
    public ModelSet? Set => Volatile.Read(ref _set);

    /// <summary>Why the last attempt to change a model failed, by name; empty where it did not.</summary>
    public ImmutableDictionary<string, string> Failures
    {
        get => Volatile.Read(ref _failures);
        set => Volatile.Write(ref _failures, value);
    }

    /// <summary>Takes another set into use; models that are in it no more are retired.</summary>
    /// <param name="next">Owned from now on.</param>
    public void Swap(ModelSet next)
    {
        ModelSet? previous = Interlocked.Exchange(ref _set, next);
        foreach (ServedModel model in (previous?.All ?? []).Except(next.All))
        {
            model.Dispose();
        }
    }

    /// <summary>Holds the model of that name and version.</summary>
    /// <param name="name">Folder name, see <see cref="ModelNames"/>.</param>
    /// <param name="version">Null for the version that serves.</param>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.ModelLoading"/> before the models are loaded or while one that the service needs is unloaded,
    /// <see cref="InferenceError.ModelNotFound"/> for another name, <see cref="InferenceError.VersionNotFound"/>.
    /// </exception>
    public ModelLease Lease(string name, string? version = null)
    {
        while (true)
        {
            if (Require(Set, name, version).TryHold() is { } lease)
            {
                return lease;
            }
        }
    }

    /// <summary>Holds the version that serves under that name; null where there is none or nothing is loaded yet.</summary>
    /// <param name="name">Folder name, see <see cref="ModelNames"/>.</param>
    public ModelLease? TryLease(string name)
    {
        while (Find(name) is { } model)
        {
            if (model.TryHold() is { } lease)
            {
                return lease;
            }
        }

        return null;
    }

    /// <summary>Holds models of one and the same set, the versions that serve.</summary>
    /// <param name="names">Folder names.</param>
    /// <exception cref="InferenceException">As <see cref="Lease"/>.</exception>
    public ModelLease[] LeaseTogether(params string[] names)
    {
        while (true)
        {
            ModelSet? set = Set;
            ServedModel[] models = [.. names.Select(name => Require(set, name, version: null))];
            ModelLease?[] leases = [.. models.Select(model => model.TryHold())];
            if (Array.TrueForAll(leases, lease => lease is not null))
            {
                return leases!;
            }

            // The set was swapped and retired meanwhile; the next one is there already.
            foreach (ModelLease? lease in leases)
            {
                lease?.Dispose();
            }
        }
    }

    /// <summary>The model that serves under that name, without a lease: only for what it says of itself.</summary>
    /// <param name="name">Folder name, see <see cref="ModelNames"/>.</param>
    /// <exception cref="InferenceException">As <see cref="Lease"/>.</exception>
    public ServedModel Get(string name) => Require(Set, name, version: null);

    /// <summary>The model that serves under that name, or null where there is none or nothing is loaded yet; without a lease.</summary>
    /// <param name="name">Folder name, see <see cref="ModelNames"/>.</param>
    public ServedModel? Find(string name) => Set?.Find(name);

    /// <summary>Retires every model; what waits or runs ends well, and the workers have left the runtime when this returns.</summary>
    public void Dispose()
    {
        foreach (ServedModel model in Set?.All ?? [])
        {
            model.Dispose();
        }

        foreach (RequestBatcher batcher in batchers.All)
        {
            batcher.Join(Patience);
        }
    }

    private static ServedModel Require(ModelSet? set, string name, string? version)
    {
        if (set?.Find(name, version) is { } model)
        {
            return model;
        }

        if (set is null || (set.Find(name) is null && ModelNames.Required.Contains(name)))
        {
            throw new InferenceException(InferenceError.ModelLoading, $"The model {name} is not loaded.");
        }

        throw set.Find(name) is null
            ? new InferenceException(InferenceError.ModelNotFound, $"No model named {name} is loaded.")
            : new InferenceException(InferenceError.VersionNotFound, $"The model {name} is not loaded in version {version}.");
    }

    private LoadedModelInfo Describe(ServedModel model) => new(model.Identity, model.Manifest, model.DeviceFallbackReason)
    {
        ReloadFailure = Failures.GetValueOrDefault(model.Identity.Name),
    };
}
