using Microsoft.Extensions.Options;
using TDGan.Api.Errors;
using TDGan.Api.Security;

namespace TDGan.Api.Metrics;

/// <summary>Keeps <c>/metrics</c> to its own port, and the API off that one, where a port is configured.</summary>
internal sealed class MetricsPortMiddleware(RequestDelegate next, IOptions<MetricsOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (options.Value.Port is { } port)
        {
            bool isMetricsPort = context.Connection.LocalPort == port;
            bool isMetrics = context.Request.Path.StartsWithSegments(MetricsEndpoint.Path, StringComparison.OrdinalIgnoreCase);
            if (isMetrics ? !isMetricsPort : isMetricsPort && AccessScopes.Of(context.Request.Path) is not null)
            {
                throw new ApiProblemException(ErrorCatalogue.NotFound);
            }
        }

        return next(context);
    }
}
