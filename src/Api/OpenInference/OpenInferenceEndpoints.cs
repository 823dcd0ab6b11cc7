using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using TDGan.Api.Admin;
using TDGan.Api.Errors;
using TDGan.Api.Health;
using TDGan.Api.OpenInference.Contracts;
using TDGan.Api.Telemetry;

namespace TDGan.Api.OpenInference;

/// <summary>The Open Inference Protocol, version 2, with Triton's extensions: models as tensors in and tensors out.</summary>
internal static class OpenInferenceEndpoints
{
    public static void MapOpenInference(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(OpenInferencePaths.Root, DescribeServer).WithName("getServerMetadata").WithMetadata(OpenInferenceDocumentation.Server);
        routes.MapGet(OpenInferencePaths.Live, ReportLive).WithName("getServerLive").WithMetadata(OpenInferenceDocumentation.Live);
        routes.MapGet(OpenInferencePaths.Ready, ReportReady).WithName("getServerReady").WithMetadata(OpenInferenceDocumentation.Ready);
        routes.MapModelInformation();
        routes.MapInference();
    }

    private static JsonHttpResult<ServerMetadataReply> DescribeServer(IOptions<AdminOptions> admin) => TypedResults.Json(
        new ServerMetadataReply
        {
            Name = "tdgan",
            Version = ServiceVersion.Text,
            Extensions = admin.Value.Enabled ? [.. ServerExtensions.All, ServerExtensions.Repository] : ServerExtensions.All,
        },
        OpenInferenceJsonContext.Default.ServerMetadataReply);

    private static JsonHttpResult<ServerLiveReply> ReportLive() =>
        TypedResults.Json(new ServerLiveReply { Live = true }, OpenInferenceJsonContext.Default.ServerLiveReply);

    private static JsonHttpResult<ServerReadyReply> ReportReady(Readiness readiness) => readiness.Obstacle is { } obstacle
        ? throw new ApiProblemException(obstacle)
        : TypedResults.Json(new ServerReadyReply { Ready = true }, OpenInferenceJsonContext.Default.ServerReadyReply);
}
