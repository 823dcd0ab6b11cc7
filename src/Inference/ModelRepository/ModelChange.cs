using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.Triton;

namespace TDGan.Inference.ModelRepository;

/// <summary>Builds the next state of a group of models beside the one in use. Thread-safe.</summary>
/// <param name="loader">Loads what changed.</param>
internal sealed class ModelChange(ModelLoader loader)
{
    /// <summary>
    /// The models that the folders ask for: those in use whose folder is as it was, and new ones for the rest, loaded side by side. The caller
    /// owns the new ones.
    /// </summary>
    /// <param name="group">Folders of models that serve together.</param>
    /// <param name="inUse">What is served now.</param>
    /// <param name="fingerprints">The fingerprints that the models in use were loaded from.</param>
    /// <param name="cancellationToken">Gives up between models.</param>
    /// <exception cref="ModelFolderException">Something does not keep the contract; nothing new stays loaded.</exception>
    public async Task<ImmutableDictionary<string, ImmutableArray<ServedModel>>> PrepareAsync(
        IReadOnlyList<RepositoryModel> group,
        ModelSet inUse,
        IReadOnlyDictionary<ServedModel, string> fingerprints,
        CancellationToken cancellationToken)
    {
        ImmutableDictionary<string, TritonModelConfig?> configs = group.ToImmutableDictionary(model => model.Name, model => model.ReadConfig());
        ImmutableDictionary<string, ImmutableArray<RepositoryVersion>> wanted =
            VersionChoice.Choose(group, model => configs[model.Name]?.VersionPolicy ?? VersionPolicy.Default);
        (string Name, Task<ServedModel> Model, bool IsNew)[] tasks = [.. wanted.SelectMany(model => model.Value.Select(version =>
            Reuse(model.Key, version, inUse, fingerprints) is { } old
                ? (model.Key, Task.FromResult(old), false)
                : (model.Key, loader.LoadAsync(version, configs[model.Key], cancellationToken), true)))];
        try
        {
            await Task.WhenAll(tasks.Select(task => task.Model));
            var models = tasks.GroupBy(task => task.Name).ToImmutableDictionary(
                versions => versions.Key, versions => versions.Select(task => task.Model.Result).ToImmutableArray());
            CheckTogether(models);
            return models;
        }
        catch
        {
            foreach ((_, Task<ServedModel> model, _) in tasks.Where(task => task.IsNew && task.Model.IsCompletedSuccessfully))
            {
                (await model).Dispose();
            }

            throw;
        }
    }

    private static ServedModel? Reuse(
        string name, RepositoryVersion version, ModelSet inUse, IReadOnlyDictionary<ServedModel, string> fingerprints) =>
        inUse.Find(name, Path.GetFileName(version.Path)) is { } model
            && fingerprints.TryGetValue(model, out string? fingerprint) && fingerprint == version.Fingerprint ? model : null;

    private static void CheckTogether(ImmutableDictionary<string, ImmutableArray<ServedModel>> models)
    {
        if (models.TryGetValue(ModelNames.Decoder, out ImmutableArray<ServedModel> decoder))
        {
            GeneratorContract.Check(models[ModelNames.ExpressionBranch][0], models[ModelNames.FaceBranch][0], decoder[0]);
        }
    }
}
