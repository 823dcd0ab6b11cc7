using TDGan.Api.Errors;
using TDGan.Api.OpenApi;
using TDGan.Api.Replies;

namespace TDGan.Api.Health;

/// <summary>What <see cref="HealthEndpoints"/> promise.</summary>
internal static class HealthDocumentation
{
    public static EndpointDocumentation Live { get; } = Describe("Is the process alive?", "live", [ErrorCatalogue.WorkerStuck]);

    public static EndpointDocumentation Ready { get; } =
        Describe("May requests be sent?", "ready", [ErrorCatalogue.ModelLoading, ErrorCatalogue.ShuttingDown]);

    public static EndpointDocumentation Started { get; } = Describe("Has the service started?", "started", [ErrorCatalogue.ModelLoading]);

    private static EndpointDocumentation Describe(string summary, string status, ErrorDefinition[] errors) => new()
    {
        Tag = DocumentationTags.Health,
        Summary = summary,
        Replies =
        [
            ReplyDocumentation.Json(status, "Yes", new HealthReply { Status = status }, ApiJsonContext.Default.HealthReply),
        ],
        Errors = [.. errors],
    };
}
