using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TDGan.Api.Replies;

namespace TDGan.Api.Errors;

/// <summary>Writes a problem as RFC 9457 <c>application/problem+json</c>.</summary>
internal static class ProblemWriter
{
    public const string MediaType = "application/problem+json";

    private const string ContentEncoding = "Content-Encoding";

    /// <summary>Sends <paramref name="problem"/>; headers that were set before, such as <c>Allow</c> and the request id, stay.</summary>
    public static Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        ErrorDefinition definition = problem.Definition;
        HttpResponse response = context.Response;
        response.StatusCode = definition.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (definition == ErrorCatalogue.Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (definition == ErrorCatalogue.UnsupportedMediaType && problem.Parameter == ContentEncoding)
        {
            // RFC 9110, section 12.5.3: the encodings that a request may have.
            response.Headers.AcceptEncoding = "gzip";
        }

        if ((problem.RetryAfterSeconds ?? definition.RetryAfterSeconds) is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        byte[] body = JsonSerializer.SerializeToUtf8Bytes(Describe(context, problem), ApiJsonContext.Default.ProblemReply);
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    /// <summary>The body of a problem.</summary>
    public static ProblemReply Describe(HttpContext context, ApiProblem problem) => new()
    {
        Type = problem.Definition.Type,
        Title = problem.Definition.Title,
        Status = problem.Definition.Status,
        Detail = ProblemDetail.Describe(problem),
        Code = problem.Definition.Code,
        RequestId = context.TraceIdentifier,
        TraceId = Activity.Current?.TraceId.ToHexString(),
        Parameter = problem.Parameter,
        Expected = problem.Expected,
        Limit = problem.Limit,
        Actual = problem.Actual,
        Error = OpenInferencePaths.Contain(context.Request.Path) ? OpenInferenceError.Describe(problem) : null,
    };
}
