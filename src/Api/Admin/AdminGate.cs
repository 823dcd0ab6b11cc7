using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using TDGan.Api.Errors;

namespace TDGan.Api.Admin;

/// <summary>Lets admin calls through: switched on, on the right port, with the key. Where they are off, the address does not exist.</summary>
internal sealed class AdminGate(IOptions<AdminOptions> options) : IEndpointFilter
{
    private const string KeyHeader = "X-Api-Key";
    private const string BearerPrefix = "Bearer ";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        AdminOptions admin = options.Value;
        if (!admin.Enabled || (admin.Port is { } port && context.HttpContext.Connection.LocalPort != port))
        {
            throw new ApiProblemException(ErrorCatalogue.NotFound);
        }

        if (admin.ApiKey is { } key && !AreEqual(key, GivenKey(context.HttpContext.Request)))
        {
            throw new ApiProblemException(ErrorCatalogue.Unauthorized);
        }

        return next(context);
    }

    private static string GivenKey(HttpRequest request)
    {
        string bearer = request.Headers.Authorization.ToString();
        return bearer.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? bearer[BearerPrefix.Length..].Trim()
            : request.Headers[KeyHeader].ToString();
    }

    /// <summary>In a time that depends neither on the key nor on its length.</summary>
    private static bool AreEqual(string key, string given) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(key)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
