using TDGan.Api.Contracts;
using TDGan.Api.Errors;
using TDGan.Api.OpenApi;

namespace TDGan.Api.Endpoints;

/// <summary>What <see cref="HealthEndpoints"/> promise.</summary>
internal static class HealthContract
{
    public static EndpointContract Live { get; } = Describe("Is the process alive?", "live", [ErrorCatalogue.WorkerStuck]);

    public static EndpointContract Ready { get; } =
        Describe("May requests be sent?", "ready", [ErrorCatalogue.ModelLoading, ErrorCatalogue.ShuttingDown]);

    public static EndpointContract Started { get; } = Describe("Has the service started?", "started", [ErrorCatalogue.ModelLoading]);

    private static EndpointContract Describe(string summary, string status, ErrorDefinition[] errors) => new()
    {
        Tag = ContractTags.Health,
        Summary = summary,
        Replies =
        [
            ReplyContract.Json(status, "Yes", new HealthReply { Status = status }, ApiJsonContext.Default.HealthReply),
        ],
        Errors = [.. errors],
    };
}
