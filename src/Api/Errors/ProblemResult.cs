using TDGan.Api.Telemetry;

namespace TDGan.Api.Errors;

/// <summary>Counts a problem and writes it: what the middleware answers with, and endpoints whose refusals are too frequent to be thrown.</summary>
internal sealed class ProblemResult(ApiProblem problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.RequestServices.GetRequiredService<ApiMetrics>().CountProblem(problem.Definition.Code);
        return ProblemWriter.WriteAsync(httpContext, problem);
    }
}
