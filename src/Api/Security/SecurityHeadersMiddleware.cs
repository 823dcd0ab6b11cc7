namespace TDGan.Api.Security;

/// <summary>
/// Headers that keep browsers from guessing types, framing, leaking addresses and running anything that a reply did not mean to be run. A
/// header that an endpoint set itself stays.
/// </summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    /// <summary>For replies of the API: there is nothing in them to run.</summary>
    private const string NothingPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>For pages: their own files; pictures made in the page. Swagger UI has inline styles and an inline script.</summary>
    private const string PagePolicy =
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
        + "script-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private static Task Write(object state)
    {
        HttpResponse response = ((HttpContext)state).Response;
        bool isPage = response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
        response.Headers.TryAdd("X-Content-Type-Options", "nosniff");
        response.Headers.TryAdd("X-Frame-Options", "DENY");
        response.Headers.TryAdd("Referrer-Policy", "no-referrer");
        response.Headers.TryAdd("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
        response.Headers.TryAdd("Content-Security-Policy", isPage ? PagePolicy : NothingPolicy);
        return Task.CompletedTask;
    }
}
