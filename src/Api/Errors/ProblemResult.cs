using TDGan.Api.Hosting;

namespace TDGan.Api.Errors;

/// <summary>A problem as the result of an endpoint, for those that are too frequent to be thrown.</summary>
internal sealed class ProblemResult(ApiProblem problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.RequestServices.GetRequiredService<ApiMetrics>().CountProblem(problem.Definition.Code);
        return ProblemWriter.WriteAsync(httpContext, problem);
    }
}
