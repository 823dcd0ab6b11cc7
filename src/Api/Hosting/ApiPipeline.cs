using TDGan.Api.Errors;

namespace TDGan.Api.Hosting;

/// <summary>The middleware that every request passes, outermost first.</summary>
internal static class ApiPipeline
{
    public static void UseTDGanApi(this WebApplication app)
    {
        app.UseMiddleware<RequestIdMiddleware>();
        app.UseMiddleware<RequestLogMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UsePageFiles();
    }
}
