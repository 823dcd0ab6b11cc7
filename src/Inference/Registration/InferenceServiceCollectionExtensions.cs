using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TDGan.Inference.Annotation;
using TDGan.Inference.Batching;
using TDGan.Inference.Classification;
using TDGan.Inference.Configuration;
using TDGan.Inference.Cores;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Interpolation;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.ModelRuns;
using TDGan.Inference.Sessions;
using TDGan.Inference.Transfer;

namespace TDGan.Inference.Registration;

/// <summary>Registers the pipeline; a stage whose interface is registered before keeps that registration.</summary>
public static class InferenceServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IExpressionClassifier"/>, <see cref="IExpressionTransfer"/>, <see cref="IExpressionInterpolation"/>,
    /// <see cref="IModelRunner"/> and <see cref="IModelCatalogue"/>. When the host starts, options are validated, then the models are loaded
    /// and checked before anything listens. The start ends with an <see cref="Errors.InferenceStartException"/>, an
    /// <see cref="OptionsValidationException"/> or an <see cref="AggregateException"/> of several of the latter. Faces are found by the
    /// repository's detector, or by an <see cref="IFaceDetector"/> that is registered before.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The root of the configuration; sections begin with <c>TDGan:</c>.</param>
    public static IServiceCollection AddTDGanInference(this IServiceCollection services, IConfiguration configuration) => services
        .AddImages(configuration)
        .AddSessions(configuration)
        .AddBatching(configuration)
        .AddModels(configuration)
        .AddDiagnostics()
        .AddFaces(configuration)
        .AddTasks();

    private static IServiceCollection AddImages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions(configuration, ImageDecodingOptions.SectionName, _ => new ImageDecodingOptionsValidator());
        services.TryAddSingleton<IImageDecoder, ImageDecoder>();
        services.TryAddSingleton<DecodeGate>();
        services.AddHostedService<ImageLibraryCheck>();
        return services;
    }

    private static IServiceCollection AddSessions(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(ProcessorCores.Current);
        services.AddValidatedOptions(
            configuration,
            OnnxSessionPoolOptions.SectionName,
            provider => new OnnxSessionPoolOptionsValidator(provider.GetRequiredService<ProcessorCores>()));
        services.TryAddSingleton<IExecutionProviderProbe, OrtExecutionProviderProbe>();
        services.TryAddSingleton<OnnxSessionFactory>();
        return services;
    }

    private static IServiceCollection AddBatching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions(configuration, BatchingOptions.SectionName, _ => new BatchingOptionsValidator());
        services.TryAddSingleton<ActiveBatchers>();
        services.TryAddSingleton<IInferenceLiveness>(provider => provider.GetRequiredService<ActiveBatchers>());
        services.TryAddSingleton<BatcherFactory>();
        return services;
    }

    private static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions(configuration, ModelsOptions.SectionName, _ => new ModelsOptionsValidator());
        services.TryAddSingleton<ModelLoader>();
        services.TryAddSingleton<ModelCatalogue>();
        services.TryAddSingleton<IModelCatalogue>(provider => provider.GetRequiredService<ModelCatalogue>());
        services.TryAddSingleton<ModelRepositoryControl>();
        services.TryAddSingleton<IModelRepositoryControl>(provider => provider.GetRequiredService<ModelRepositoryControl>());
        services.AddHostedService<ModelLoadingService>();
        services.AddHostedService<ModelWatcher>();
        return services;
    }

    private static IServiceCollection AddDiagnostics(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InferenceMetrics>();
        services.TryAddSingleton<IModelStatistics>(provider => provider.GetRequiredService<InferenceMetrics>());
        return services;
    }

    private static IServiceCollection AddFaces(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions(configuration, FaceDetectionOptions.SectionName, _ => new FaceDetectionOptionsValidator());
        services.TryAddSingleton<IFaceDetector, CatalogueFaceDetector>();
        services.TryAddSingleton<FaceLocator>();
        services.TryAddSingleton<ILandmarkRefiner, CatalogueLandmarkRefiner>();
        services.TryAddSingleton<FaceExtractor>();
        return services;
    }

    private static IServiceCollection AddTasks(this IServiceCollection services)
    {
        services.TryAddSingleton<IExpressionClassifier, ExpressionClassifier>();
        services.TryAddSingleton<IExpressionAnnotator, ExpressionAnnotator>();
        services.TryAddSingleton<PhotoOpener>();
        services.TryAddSingleton<MouthPainting>();
        services.TryAddSingleton<TransferPictureMaker>();
        services.TryAddSingleton<IExpressionTransfer, ExpressionTransfer>();
        services.TryAddSingleton<EncodedImageReader>();
        services.TryAddSingleton<IModelRunner, ModelRunner>();
        services.TryAddSingleton<InterpolationPhotos>();
        services.TryAddSingleton<IExpressionInterpolation, ExpressionInterpolation>();
        return services;
    }
}
