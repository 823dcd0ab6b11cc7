using System.Buffers;

namespace TDGan.Api.Http;

/// <summary>Gives each request an id, the client's if it is harmless in logs and headers, and echoes it.</summary>
internal sealed class RequestIdMiddleware(RequestDelegate next, SortableId ids)
{
    public const string HeaderName = "X-Request-Id";

    private const int LongestAccepted = 128;

    private static readonly SearchValues<char> Accepted =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    public Task InvokeAsync(HttpContext context)
    {
        string given = context.Request.Headers[HeaderName].ToString();
        context.TraceIdentifier = IsAccepted(given) ? given : ids.New();
        context.Response.Headers[HeaderName] = context.TraceIdentifier;
        return next(context);
    }

    private static bool IsAccepted(string id) => id.Length is > 0 and <= LongestAccepted && !id.AsSpan().ContainsAnyExcept(Accepted);
}
