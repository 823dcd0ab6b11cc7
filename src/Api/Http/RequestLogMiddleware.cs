using TDGan.Api.Telemetry;

namespace TDGan.Api.Http;

/// <summary>One line for each request: method, route, status, time; the time goes into <c>Server-Timing</c>, too. Never a query, a file name, a picture or a score.</summary>
internal sealed partial class RequestLogMiddleware(RequestDelegate next, TimeProvider time, ILogger<RequestLogMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        long start = time.GetTimestamp();
        context.Response.OnStarting(() =>
        {
            ServerTiming.AddTotal(context.Response, time.GetElapsedTime(start));
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        finally
        {
            // The pattern, not the path: what callers write into an address stays out of the log.
            string route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
            double elapsedMs = time.GetElapsedTime(start).TotalMilliseconds;
            LogLevel level = QuietPaths.Contains(context.Request.Path) ? LogLevel.Debug : LogLevel.Information;
            Answered(logger, level, context.Request.Method, route, context.Response.StatusCode, elapsedMs, context.TraceIdentifier);
        }
    }

    [LoggerMessage(Message = "{Method} {Route} {Status} in {ElapsedMs:0.0} ms, request {RequestId}")]
    private static partial void Answered(
        ILogger logger, LogLevel level, string method, string route, int status, double elapsedMs, string requestId);
}
