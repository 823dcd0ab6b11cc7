using TDGan.Api.Errors;

namespace TDGan.Api.Security;

/// <summary>Refuses callers that are over their quota, before anything of the request is read.</summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, CallerQuotas quotas)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (AccessScopes.Of(context.Request.Path) is not null && quotas.Take(CallerOf(context)) is { } wait)
        {
            throw Problems.RateLimited(wait);
        }

        return next(context);
    }

    /// <summary>Names and addresses are kept apart, so that no caller can take another's quota by its name.</summary>
    private static string CallerOf(HttpContext context) => context.Features.Get<Caller>() is { } caller
        ? "key " + caller.Name
        : "address " + context.Connection.RemoteIpAddress;
}
