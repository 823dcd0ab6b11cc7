using Microsoft.AspNetCore.Http.HttpResults;
using TDGan.Api.Errors;
using TDGan.Api.OpenInference.Contracts;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.OpenInference;

/// <summary>What the models are and how they are doing; each address also with a version.</summary>
internal static class ModelInformationEndpoints
{
    public static void MapModelInformation(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(OpenInferencePaths.AllStatistics, (IModelCatalogue catalogue, IModelStatistics statistics) =>
            Describe(catalogue.Models, statistics)).WithName("getAllModelStatistics").WithMetadata(OpenInferenceDocumentation.AllStatistics);
        Map(routes, "", "getModelMetadata", OpenInferenceDocumentation.Metadata, DescribeModel);
        Map(routes, "/ready", "getModelReady", OpenInferenceDocumentation.ModelReady, ReportReady);
        Map(routes, "/config", "getModelConfig", OpenInferenceDocumentation.Config, DescribeConfig);
        routes.MapGet(OpenInferencePaths.Model + "/stats", (string model, IModelCatalogue catalogue, IModelStatistics statistics) =>
            Describe([catalogue.Require(model)], statistics))
            .WithName("getModelStatistics").WithMetadata(OpenInferenceDocumentation.Statistics);
        routes.MapGet(
            OpenInferencePaths.Version + "/stats",
            (string model, string version, IModelCatalogue catalogue, IModelStatistics statistics) =>
                Describe([catalogue.Require(model, version)], statistics))
            .WithName("getModelStatisticsVersion").WithMetadata(OpenInferenceDocumentation.Statistics);
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string suffix,
        string name,
        OpenApi.EndpointDocumentation contract,
        Func<IModelCatalogue, LoadedModelInfo, IResult> answer)
    {
        routes.MapGet(OpenInferencePaths.Model + suffix, (string model, IModelCatalogue catalogue) =>
            answer(catalogue, catalogue.Require(model))).WithName(name).WithMetadata(contract);
        routes.MapGet(OpenInferencePaths.Version + suffix, (string model, string version, IModelCatalogue catalogue) =>
            answer(catalogue, catalogue.Require(model, version))).WithName(name + "Version").WithMetadata(contract);
    }

    private static IResult DescribeModel(IModelCatalogue catalogue, LoadedModelInfo model) => TypedResults.Json(
        ModelMetadataReply.From(model.Manifest, Versions(catalogue, model)), OpenInferenceJsonContext.Default.ModelMetadataReply);

    private static IResult ReportReady(IModelCatalogue catalogue, LoadedModelInfo model) => TypedResults.Json(
        new ModelReadyReply { Name = model.Identity.Name, Ready = true }, OpenInferenceJsonContext.Default.ModelReadyReply);

    private static IResult DescribeConfig(IModelCatalogue catalogue, LoadedModelInfo model) =>
        TypedResults.Json(ModelConfigReply.From(model.Manifest), OpenInferenceJsonContext.Default.ModelConfigReply);

    private static JsonHttpResult<StatisticsReply> Describe(IEnumerable<LoadedModelInfo> models, IModelStatistics statistics) =>
        TypedResults.Json(
            new StatisticsReply
            {
                ModelStats = [.. models.Select(model => ModelStatisticsReply.From(model.Identity, statistics.Read(model.Identity.Name)))],
            },
            OpenInferenceJsonContext.Default.StatisticsReply);

    private static IEnumerable<string> Versions(IModelCatalogue catalogue, LoadedModelInfo model) =>
        catalogue.Models.Where(other => other.Identity.Name == model.Identity.Name).Select(other => other.Identity.Version);
}
