using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.OpenApi;

namespace TDGan.Api.Admin;

/// <summary>What <see cref="RepositoryEndpoints"/> promise.</summary>
internal static class RepositoryDocumentation
{
    private const string Description =
        """
        Off unless `TDGan:Admin:Enabled` is set: the address then does not exist. Where a key is configured, each call brings it as
        `Authorization: Bearer` or `X-Api-Key`. Models come from the configured folder alone.
        """;

    private static readonly IReadOnlyList<RepositoryEntryReply> Example =
    [
        new() { Name = ExampleModels.Classifier.Name, Version = ExampleModels.Classifier.Version, State = "READY", Reason = "" },
    ];

    public static EndpointDocumentation Index { get; } = Describe("List every model of the repository", []);

    public static EndpointDocumentation Change(string summary) => Describe(
        summary, [ErrorCatalogue.ModelNotFound, ErrorCatalogue.ModelRejected, ErrorCatalogue.UnsupportedFeature]);

    private static EndpointDocumentation Describe(string summary, ErrorDefinition[] errors) => new()
    {
        Tag = DocumentationTags.Admin,
        Summary = summary,
        Description = Description,
        Bodies = [new(MediaTypes.Json, typeof(RepositoryRequest), [])],
        Replies =
        [
            ReplyDocumentation.Json("ready", "It answers", Example, AdminJsonContext.Default.IReadOnlyListRepositoryEntryReply),
        ],
        Errors =
        [
            ErrorCatalogue.InvalidRequest, ErrorCatalogue.NotFound, ErrorCatalogue.BodyTooLarge, .. errors,
        ],
    };
}
