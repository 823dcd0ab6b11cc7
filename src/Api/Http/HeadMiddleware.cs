using Microsoft.Net.Http.Headers;

namespace TDGan.Api.Http;

/// <summary>
/// Answers HEAD wherever GET is answered (RFC 9110, section 9.3.2): the request is served as GET, and the server, which knows what came over
/// the line, sends the headers alone.
/// </summary>
internal sealed class HeadMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(AllowHead, context.Response);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }

    private static Task AllowHead(object state)
    {
        IHeaderDictionary headers = ((HttpResponse)state).Headers;
        if (headers[HeaderNames.Allow] is { Count: 1 } allowed && allowed.ToString() is var text
            && text.Contains(HttpMethods.Get, StringComparison.Ordinal) && !text.Contains(HttpMethods.Head, StringComparison.Ordinal))
        {
            headers.Allow = $"{text}, {HttpMethods.Head}";
        }

        return Task.CompletedTask;
    }
}
