using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.ModelRepository;

/// <summary>
/// Changes the catalogue: load beside what is in use, check, swap; the old is disposed when its last request has ended. One change at a time.
/// Thread-safe.
/// </summary>
internal sealed class ModelRepositoryControl(
    ModelLoader loader, ModelCatalogue catalogue, InferenceMetrics metrics, ILogger<ModelRepositoryControl> logger)
    : IModelRepositoryControl, IDisposable
{
    private readonly ModelChange _change = new(loader);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HashSet<string> _unloaded = new(StringComparer.Ordinal);
    private ImmutableDictionary<ServedModel, string> _fingerprints = ImmutableDictionary<ServedModel, string>.Empty;
    private ImmutableHashSet<string> _loading = [];

    private ModelSet InUse => catalogue.Set ?? ModelSet.Empty;

    /// <summary>Loads every model of the repository, all or none; called once, before requests are taken.</summary>
    /// <param name="cancellationToken">Gives up between models.</param>
    /// <exception cref="InferenceStartException">The models or the device do not allow a start.</exception>
    public Task LoadAllAsync(CancellationToken cancellationToken) => ExclusivelyAsync(
        async () =>
        {
            string repository = loader.FindRepository();
            foreach (string folder in RepositoryScan.FindUnreadable(repository))
            {
                InferenceLog.FolderPassedOver(logger, folder);
            }

            ModelRepositoryFolder.VersionFolders(repository);
            ImmutableSortedDictionary<string, RepositoryModel> folders = RepositoryScan.Read(repository);
            Task<ImmutableDictionary<string, ImmutableArray<ServedModel>>>[] groups =
                [.. ModelGroup.All(folders.Keys).Select(names => PrepareAsync(names, folders, cancellationToken))];
            try
            {
                await Task.WhenAll(groups);
            }
            catch
            {
                foreach (var group in groups.Where(group => group.IsCompletedSuccessfully))
                {
                    DisposeNew(await group);
                }

                throw;
            }

            TakeIntoUse(InUse.With(groups.SelectMany(group => group.Result)), folders);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task LoadAsync(string name, CancellationToken cancellationToken) => ExclusivelyAsync(
        async () =>
        {
            ImmutableSortedDictionary<string, RepositoryModel> folders = RepositoryScan.Read(loader.FindRepository());
            if (!folders.ContainsKey(name))
            {
                throw NotFound(name);
            }

            _unloaded.ExceptWith(ModelGroup.Of(name));
            await ChangeAsync(ModelGroup.Of(name), folders, cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task UnloadAsync(string name, CancellationToken cancellationToken) => ExclusivelyAsync(
        () =>
        {
            if (InUse.Find(name) is null)
            {
                throw NotFound(name);
            }

            ImmutableArray<string> group = ModelGroup.Of(name);
            _unloaded.UnionWith(group);
            catalogue.Swap(InUse.With(group.Select(part => KeyValuePair.Create(part, ImmutableArray<ServedModel>.Empty))));
            InferenceLog.ModelUnloaded(logger, string.Join(", ", group));
            metrics.CountReload(name, "unloaded");
            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>Takes into use what changed in the repository; a group that cannot be loaded stays as it is, and its failure is told.</summary>
    /// <param name="cancellationToken">Gives up between models.</param>
    public Task RefreshAsync(CancellationToken cancellationToken) => ExclusivelyAsync(
        async () =>
        {
            ImmutableSortedDictionary<string, RepositoryModel> folders = RepositoryScan.Read(loader.FindRepository());
            foreach (ImmutableArray<string> group in ModelGroup.All(folders.Keys).Where(names => !names.Any(_unloaded.Contains)))
            {
                try
                {
                    await ChangeAsync(group, folders, cancellationToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // Told by ChangeAsync; the other groups go on.
                }
            }

            DropWithoutFolder(folders);
        },
        cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<ModelIndexEntry> Index()
    {
        var found = RepositoryScan.Read(loader.FindRepository()).Values
            .SelectMany(model => model.Versions.Select(version => (model.Name, Version: version.Number)));
        var loaded = InUse.All.Select(model => (model.Identity.Name, Version: int.Parse(model.Identity.Version, CultureInfo.InvariantCulture)));
        return [.. found.Union(loaded).OrderBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Version).Select(Describe)];
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static InferenceException NotFound(string name) =>
        new(InferenceError.ModelNotFound, $"There is no model named {name}.") { Parameter = name };

    private ModelIndexEntry Describe((string Name, int Version) entry)
    {
        string version = entry.Version.ToString(CultureInfo.InvariantCulture);
        if (InUse.Find(entry.Name, version) is not null)
        {
            return new ModelIndexEntry(entry.Name, version, ModelVersionState.Ready, "");
        }

        return Volatile.Read(ref _loading).Contains(entry.Name)
            ? new ModelIndexEntry(entry.Name, version, ModelVersionState.Loading, "")
            : new ModelIndexEntry(
                entry.Name, version, ModelVersionState.Unavailable, catalogue.Failures.GetValueOrDefault(entry.Name) ?? "not in use");
    }

    private async Task ExclusivelyAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await change();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ChangeAsync(
        ImmutableArray<string> group, ImmutableSortedDictionary<string, RepositoryModel> folders, CancellationToken cancellationToken)
    {
        try
        {
            ImmutableDictionary<string, ImmutableArray<ServedModel>> next = await PrepareAsync(group, folders, cancellationToken);
            if (next.All(model => InUse.Versions.TryGetValue(model.Key, out var old) && old.SequenceEqual(model.Value)))
            {
                catalogue.Failures = catalogue.Failures.RemoveRange(group);
                return;
            }

            TakeIntoUse(InUse.With(next), folders);
            catalogue.Failures = catalogue.Failures.RemoveRange(group);
            metrics.CountReload(group[0], "loaded");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            string reason = exception is ModelFolderException folder
                ? $"{Path.GetFileName(folder.File)}: expected {folder.Expected}, actual {folder.Actual}"
                : exception.GetType().Name;
            catalogue.Failures = catalogue.Failures.SetItems(group.Select(name => KeyValuePair.Create(name, reason)));
            InferenceLog.ReloadFailed(logger, exception, string.Join(", ", group));
            metrics.CountReload(group[0], "failed");
            throw;
        }
    }

    private async Task<ImmutableDictionary<string, ImmutableArray<ServedModel>>> PrepareAsync(
        ImmutableArray<string> group, ImmutableSortedDictionary<string, RepositoryModel> folders, CancellationToken cancellationToken)
    {
        if (group.FirstOrDefault(name => !folders.ContainsKey(name)) is { } missing)
        {
            throw new ModelFolderException(missing, "a version folder with a manifest", "none");
        }

        ImmutableInterlocked.Update(ref _loading, names => names.Union(group));
        try
        {
            return await _change.PrepareAsync([.. group.Select(name => folders[name])], InUse, _fingerprints, cancellationToken);
        }
        finally
        {
            ImmutableInterlocked.Update(ref _loading, names => names.Except(group));
        }
    }

    private void TakeIntoUse(ModelSet next, ImmutableSortedDictionary<string, RepositoryModel> folders)
    {
        catalogue.Swap(next);
        _fingerprints = next.All.ToImmutableDictionary(model => model, model => _fingerprints.GetValueOrDefault(model) ?? folders[model.Identity.Name]
            .Versions.First(version => version.Path == model.Folder.Path).Fingerprint);
    }

    private void DropWithoutFolder(ImmutableSortedDictionary<string, RepositoryModel> folders)
    {
        string[] gone = [.. InUse.Versions.Keys.Where(name => !folders.ContainsKey(name) && !ModelNames.Required.Contains(name))];
        if (gone.Length > 0)
        {
            catalogue.Swap(InUse.With(gone.Select(name => KeyValuePair.Create(name, ImmutableArray<ServedModel>.Empty))));
            InferenceLog.ModelUnloaded(logger, string.Join(", ", gone));
            Array.ForEach(gone, name => metrics.CountReload(name, "unloaded"));
        }
    }

    private void DisposeNew(ImmutableDictionary<string, ImmutableArray<ServedModel>> models)
    {
        foreach (ServedModel model in models.Values.SelectMany(versions => versions).Except(InUse.All))
        {
            model.Dispose();
        }
    }
}
