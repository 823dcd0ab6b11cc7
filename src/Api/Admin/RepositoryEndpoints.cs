using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using TDGan.Api.Errors;
using TDGan.Api.OpenInference.Requests;
using TDGan.Api.Uploads;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Admin;

/// <summary>
/// Triton's model repository extension: which models there are, and which are served. A name only ever picks a folder that the repository
/// already lists, so that neither files nor paths come in by HTTP.
/// </summary>
internal static class RepositoryEndpoints
{
    public const string IndexPath = OpenInferencePaths.Repository + "/index";
    public const string LoadPath = OpenInferencePaths.Repository + "/models/{model}/load";
    public const string UnloadPath = OpenInferencePaths.Repository + "/models/{model}/unload";

    public static void MapRepository(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder calls = routes.MapGroup("");
        calls.AddEndpointFilter<AdminGate>();
        calls.MapPost(IndexPath, IndexAsync).WithName("indexRepository").WithMetadata(RepositoryDocumentation.Index);
        calls.MapPost(LoadPath, LoadAsync).WithName("loadModel").WithMetadata(RepositoryDocumentation.Change("Load a model, or load it again"));
        calls.MapPost(UnloadPath, UnloadAsync).WithName("unloadModel").WithMetadata(RepositoryDocumentation.Change("Take a model out of use"));
    }

    private static async Task<IResult> IndexAsync(HttpContext context, UploadReader uploads)
    {
        RepositoryRequest request = await ReadAsync(context, uploads);
        return Describe(Control(context).Index().Where(entry => !request.Ready || entry.State == ModelVersionState.Ready));
    }

    private static Task<IResult> LoadAsync(HttpContext context, string model, UploadReader uploads) =>
        ChangeAsync(context, model, uploads, control => control.LoadAsync(model, context.RequestAborted));

    private static Task<IResult> UnloadAsync(HttpContext context, string model, UploadReader uploads) =>
        ChangeAsync(context, model, uploads, control => control.UnloadAsync(model, context.RequestAborted));

    private static async Task<IResult> ChangeAsync(
        HttpContext context, string model, UploadReader uploads, Func<IModelRepositoryControl, Task> change)
    {
        (await ReadAsync(context, uploads)).RefuseParameters();
        IModelRepositoryControl control = Control(context);
        if (!control.Index().Any(entry => entry.Name == model))
        {
            throw new ApiProblemException(ErrorCatalogue.ModelNotFound);
        }

        await change(control);
        return Describe(control.Index().Where(entry => entry.Name == model));
    }

    private static IModelRepositoryControl Control(HttpContext context) =>
        context.RequestServices.GetService<IModelRepositoryControl>()
        ?? throw InferenceProblems.Unsupported("repository", "a service that changes its models");

    private static async Task<RepositoryRequest> ReadAsync(HttpContext context, UploadReader uploads)
    {
        ReadOnlyMemory<byte> body = await uploads.ReadWholeAsync(context);
        try
        {
            return body.IsEmpty
                ? new RepositoryRequest()
                : JsonSerializer.Deserialize(body.Span, AdminJsonContext.Default.RepositoryRequest) ?? new RepositoryRequest();
        }
        catch (JsonException exception)
        {
            throw InferenceProblems.Malformed(exception.Path ?? "$", "nothing, or JSON of the form that the protocol describes");
        }
    }

    private static JsonHttpResult<IReadOnlyList<RepositoryEntryReply>> Describe(IEnumerable<ModelIndexEntry> entries) => TypedResults.Json<IReadOnlyList<RepositoryEntryReply>>(
        [.. entries.Select(RepositoryEntryReply.From)], AdminJsonContext.Default.IReadOnlyListRepositoryEntryReply);
}
