using System.Text.Json.Nodes;
using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.OpenApi;
using TDGan.Api.Replies;
using TDGan.Api.Uploads;

namespace TDGan.Api.Expressions;

/// <summary>What <see cref="ExpressionsBatchEndpoint"/> promises.</summary>
internal static class ExpressionsBatchDocumentation
{
    private const string Description =
        """
        Send several pictures, each as a multipart part `image` or as an element of `images` in JSON; the options hold for all of them. The
        reply has for each picture, in their order, a result as of `/api/v1/expressions` or the problem that it would have been answered
        with. Its status is 200 where the request itself is sound.

        ```
        curl -F image=@one.jpg -F image=@two.jpg http://localhost:8080/api/v1/expressions/batch
        ```
        """;

    public static EndpointDocumentation Value { get; } = new()
    {
        Tag = DocumentationTags.Expressions,
        Summary = "Read the apparent expressions in several pictures",
        Description = Description,
        Form = ExpressionsRequest.BatchForm,
        RequiredParts = [ExpressionsRequest.ImagePart],
        RequestExamples =
        [
            new("pictures", "Two pictures", new JsonObject { ["image"] = new JsonArray("@one.jpg", "@two.jpg") }),
        ],
        JsonExamples =
        [
            new(
                "pictures",
                "Two pictures, cut off here",
                new JsonObject
                {
                    ["images"] = new JsonArray(
                        new JsonObject { ["content"] = "/9j/4AAQSkZJRg==", ["name"] = "one.jpg" },
                        new JsonObject { ["content"] = "data:image/png;base64,iVBORw0KGgo=" }),
                    ["options"] = new JsonObject { ["topK"] = 3 },
                }),
        ],
        Replies =
        [
            ReplyDocumentation.Json("one", "One result, one problem", Example(), ApiJsonContext.Default.ExpressionsBatchReply),
        ],
        ReplyHeaders = [(ServerTiming.HeaderName, "Where the time went, in milliseconds, summed over the pictures.")],
        Errors = [.. UploadErrors.Request, ErrorCatalogue.TooManyImages],
    };

    private static ExpressionsBatchReply Example() => new()
    {
        Results =
        [
            new() { Index = 0, Name = "one.jpg", Result = ExpressionsDocumentation.Example() },
            new() { Index = 1, Problem = ProblemResponses.ExampleOf(ErrorCatalogue.ImageUndecodable) },
        ],
    };
}
