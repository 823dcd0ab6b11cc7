using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.Metrics;
using TDGan.Api.Security;

namespace TDGan.Api.Hosting;

/// <summary>The middleware that every request passes, outermost first.</summary>
internal static class ApiPipeline
{
    public static void UseTDGanApi(this WebApplication app)
    {
        app.UseForwardedRequests();
        app.UseMiddleware<HeadMiddleware>();

        // Only now, by the path and the method that are meant.
        app.UseRouting();
        app.UseMiddleware<RequestIdMiddleware>();
        app.UseMiddleware<RequestLogMiddleware>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseCrossOriginPolicy();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<MetricsPortMiddleware>();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<RateLimitMiddleware>();
        app.UsePageFiles();
    }
}
