using System.Text.Json;
using Microsoft.OpenApi;
using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.Replies;

namespace TDGan.Api.OpenApi;

/// <summary>Problems as the document shows them: one response for each status, one example for each code.</summary>
internal static class ProblemResponses
{
    private const string ExampleRequestId = "01JCXW3V9Q4Z8T2M6K7R5B1N0P";
    private const string ExampleTraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    /// <param name="errors">Rows of the catalogue, all of one status.</param>
    /// <param name="problem">Schema of a problem.</param>
    public static OpenApiResponse Describe(IReadOnlyList<ErrorDefinition> errors, IOpenApiSchema problem) => new()
    {
        Description = string.Join("\n", errors.Select(error => $"- `{error.Code}`: {error.Title}")),
        Headers = DescribeHeaders(errors[0]),
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            [ProblemWriter.MediaType] = new OpenApiMediaType
            {
                Schema = problem,
                Examples = DocumentationExamples.Describe([.. errors.Select(Example)]),
            },
        },
    };

    private static Dictionary<string, IOpenApiHeader> DescribeHeaders(ErrorDefinition error)
    {
        Dictionary<string, IOpenApiHeader> headers = new()
        {
            [RequestIdMiddleware.HeaderName] = Header("The id of the request.", JsonSchemaType.String),
        };
        if (error.RetryAfterSeconds is not null)
        {
            headers["Retry-After"] = Header("Seconds after which to try again.", JsonSchemaType.Integer);
        }

        if (error == ErrorCatalogue.Unauthorized)
        {
            headers["WWW-Authenticate"] = Header("How to bring the key.", JsonSchemaType.String);
        }

        if (error == ErrorCatalogue.MethodNotAllowed)
        {
            headers["Allow"] = Header("The methods of this address.", JsonSchemaType.String);
        }

        return headers;
    }

    private static OpenApiHeader Header(string meaning, JsonSchemaType type) =>
        new() { Description = meaning, Schema = new OpenApiSchema { Type = type } };

    /// <summary>A problem as examples show it.</summary>
    public static ProblemReply ExampleOf(ErrorDefinition error) => new()
    {
        Type = error.Type,
        Title = error.Title,
        Status = error.Status,
        Detail = error.Detail,
        Code = error.Code,
        RequestId = ExampleRequestId,
        TraceId = ExampleTraceId,
    };

    private static DocumentationExample Example(ErrorDefinition error) =>
        new(error.Code, error.Title, JsonSerializer.SerializeToNode(ExampleOf(error), ApiJsonContext.Default.ProblemReply)!);
}
