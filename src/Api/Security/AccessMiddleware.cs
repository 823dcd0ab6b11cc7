using TDGan.Api.Errors;

namespace TDGan.Api.Security;

/// <summary>Lets calls through that bring a key for their address, as <c>Authorization: Bearer</c> or <c>X-Api-Key</c>.</summary>
internal sealed class AccessMiddleware(RequestDelegate next, AccessKeys keys)
{
    public const string KeyHeader = "X-Api-Key";
    private const string BearerPrefix = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        if (!keys.AreRequired || AccessScopes.Of(context.Request.Path) is not { } scope)
        {
            return next(context);
        }

        AccessKeyOptions key = keys.Find(GivenKey(context.Request)) ?? throw new ApiProblemException(ErrorCatalogue.Unauthorized);
        if (scope != AccessScope.Models && key.Scopes is { Count: > 0 } scopes && !scopes.Contains(scope))
        {
            throw new ApiProblemException(ErrorCatalogue.Forbidden);
        }

        context.Features.Set(new Caller(key.Name));
        return next(context);
    }

    private static string GivenKey(HttpRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? authorization[BearerPrefix.Length..].Trim()
            : request.Headers[KeyHeader].ToString();
    }
}
