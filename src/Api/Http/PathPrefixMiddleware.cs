using Microsoft.Extensions.Options;

namespace TDGan.Api.Http;

/// <summary>
/// Takes the prefix off a path that still has it, and notes it where a proxy took it off already, so that every address that a reply names
/// lies inside the prefix.
/// </summary>
internal sealed class PathPrefixMiddleware(RequestDelegate next, IOptions<ProxyOptions> options)
{
    private readonly PathString _configured = new(options.Value.PathBase is { Length: > 0 } path ? path : null);

    public Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        PathString prefix = request.PathBase.HasValue ? request.PathBase : _configured;
        if (prefix.HasValue)
        {
            prefix = new PathString(prefix.Value!.TrimEnd('/') is { Length: > 0 } path ? path : null);
            request.PathBase = prefix;
            if (prefix.HasValue && request.Path.StartsWithSegments(prefix, StringComparison.Ordinal, out PathString rest))
            {
                request.Path = rest.HasValue ? rest : "/";
            }
        }

        return next(context);
    }
}
