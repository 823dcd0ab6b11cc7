using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TDGan.Inference.Batching;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Sessions;

namespace TDGan.Inference.ModelRepository;

/// <summary>Loads the highest version of every model of the repository, all or none.</summary>
/// <param name="options">Where the repository is.</param>
/// <param name="factory">Makes the sessions.</param>
/// <param name="batchers">Makes the queues.</param>
/// <param name="logger">Tells what was loaded and where it runs.</param>
/// <param name="environment">Knows the content root; without a host it is the current folder.</param>
internal sealed class ModelLoader(
    IOptions<ModelsOptions> options,
    OnnxSessionFactory factory,
    BatcherFactory batchers,
    ILogger<ModelLoader> logger,
    IHostEnvironment? environment = null)
{
    /// <summary>Finds, checks, warms up and cross-checks the models; the caller disposes them.</summary>
    /// <param name="cancellationToken">Gives up between models.</param>
    /// <exception cref="ModelFolderException">Something does not keep the contract; nothing stays loaded.</exception>
    /// <exception cref="ExecutionDeviceException">The named device cannot be used.</exception>
    public async Task<ImmutableSortedDictionary<string, OnnxModel>> LoadAsync(CancellationToken cancellationToken)
    {
        string contentRoot = environment?.ContentRootPath ?? Directory.GetCurrentDirectory();
        string repository = ModelRepositoryFolder.Find(options.Value, contentRoot, AppContext.BaseDirectory);
        var models = ImmutableSortedDictionary.CreateBuilder<string, OnnxModel>(StringComparer.Ordinal);
        try
        {
            foreach (string folder in ModelRepositoryFolder.VersionFolders(repository))
            {
                OnnxModel model = await OnnxModel.LoadAsync(ModelFolder.Open(folder), factory, cancellationToken);
                models.Add(model.Identity.Name, model);
                if (model.IsBatchable)
                {
                    await model.StartBatchingAsync(batchers, cancellationToken);
                }

                Tell(model);
            }

            GeneratorContract.Check(models[ModelNames.ExpressionBranch], models[ModelNames.FaceBranch], models[ModelNames.Decoder]);
            return models.ToImmutable();
        }
        catch
        {
            foreach (OnnxModel model in models.Values)
            {
                model.Dispose();
            }

            throw;
        }
    }

    private void Tell(OnnxModel model)
    {
        (string name, string version, _, string device) = model.Identity;
        InferenceLog.ModelLoaded(logger, name, version, device, model.Folder.Path);
        if (model.DeviceFallbackReason is { } reason)
        {
            InferenceLog.DeviceFallback(logger, name, device, reason);
        }
    }
}
