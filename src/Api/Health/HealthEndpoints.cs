using Microsoft.AspNetCore.Http.HttpResults;
using TDGan.Api.Errors;
using TDGan.Api.Replies;
using TDGan.Inference.Batching;

namespace TDGan.Api.Health;

/// <summary>Probes: is the process alive, has it started, may it get requests.</summary>
internal static class HealthEndpoints
{
    public const string LivePath = "/livez";
    public const string ReadyPath = "/readyz";
    public const string StartedPath = "/startupz";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(LivePath, (IInferenceLiveness pipeline) => Report("live", pipeline.Fault is null ? null : ErrorCatalogue.WorkerStuck))
            .WithName("getLiveness").WithMetadata(HealthDocumentation.Live);
        routes.MapGet(ReadyPath, (Readiness readiness) => Report("ready", readiness.Obstacle, readiness.MissingModels))
            .WithName("getReadiness").WithMetadata(HealthDocumentation.Ready);
        routes.MapGet(StartedPath, (Readiness readiness) => Report("started", readiness.HasStarted ? null : ErrorCatalogue.ModelLoading))
            .WithName("getStartup").WithMetadata(HealthDocumentation.Started);
    }

    private static JsonHttpResult<HealthReply> Report(
        string status, ErrorDefinition? obstacle, IReadOnlyList<string>? missing = null) => obstacle is null
        ? TypedResults.Json(new HealthReply { Status = status, MissingModels = missing }, ApiJsonContext.Default.HealthReply)
        : throw new ApiProblemException(obstacle);
}
