using Microsoft.AspNetCore.Http.HttpResults;
using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.Replies;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Models;

/// <summary><c>GET /api/v1/models</c> and <c>/api/v1/models/{model}</c>: what is loaded.</summary>
internal static class ModelsEndpoint
{
    public const string Path = "/api/v1/models";
    public const string ListName = "listModels";
    public const string FindName = "getModel";

    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder models = routes.MapGroup(Path);
        models.AddEndpointFilter<JsonReplyFilter>();
        models.MapGet("", List).WithName(ListName).WithMetadata(ModelsDocumentation.List);
        models.MapGet("/{model}", Find).WithName(FindName).WithMetadata(ModelsDocumentation.Find);
    }

    private static JsonHttpResult<ModelsReply> List(IModelCatalogue catalogue) => TypedResults.Json(
        new ModelsReply { Models = [.. catalogue.Models.Select(ModelDetailsReply.From)] }, ApiJsonContext.Default.ModelsReply);

    private static JsonHttpResult<ModelDetailsReply> Find(string model, IModelCatalogue catalogue)
    {
        LoadedModelInfo loaded = catalogue.Models.FirstOrDefault(candidate => candidate.Identity.Name == model)
            ?? throw new ApiProblemException(ErrorCatalogue.ModelNotFound);
        return TypedResults.Json(ModelDetailsReply.From(loaded), ApiJsonContext.Default.ModelDetailsReply);
    }
}
