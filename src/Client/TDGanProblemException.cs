using System.Net;
using TDGan.Client.Replies;

namespace TDGan.Client;

/// <summary>The service answered with a problem (RFC 9457).</summary>
/// <param name="status">HTTP status.</param>
/// <param name="problem">What the body says; one of a proxy, which has no such body, has the code <c>unknown</c>.</param>
/// <param name="retryAfter">Time after which the service says to try again, or null.</param>
public sealed class TDGanProblemException(HttpStatusCode status, Problem problem, TimeSpan? retryAfter)
    : Exception($"{(int)status} {problem.Code}: {problem.Title}{(problem.Detail is { Length: > 0 } detail ? " " + detail : "")}")
{
    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>Stable code to branch on, such as <c>image-undecodable</c>.</summary>
    public string Code => Problem.Code;

    /// <summary>The whole problem.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>Time after which the service says to try again, or null.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
