using System.Globalization;
using Microsoft.Extensions.Options;
using TDGan.Api.Errors;
using TDGan.Api.Shutdown;

namespace TDGan.Api.Http;

/// <summary>
/// Runs the work of a request under one token: client abort, deadline, or the end of the shutdown's grace period. The clock starts when
/// the body has arrived, because the minimum upload rate bounds the time before.
/// </summary>
internal sealed class RequestDeadlines(IOptions<LimitsOptions> limits, ShutdownDrain drain, TimeProvider time)
{
    public const string HeaderName = "X-Timeout-Ms";

    /// <summary>Time that the request gets: the configured deadline, or what its header asks for if that is shorter.</summary>
    public TimeSpan Read(HttpRequest request)
    {
        string text = request.Headers[HeaderName].ToString();
        if (text.Length == 0)
        {
            return limits.Value.Deadline;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds) || milliseconds == 0)
        {
            throw Problems.InvalidParameter(HeaderName, "a whole number of milliseconds, at least 1");
        }

        TimeSpan wished = TimeSpan.FromMilliseconds(milliseconds);
        return wished < limits.Value.Deadline ? wished : limits.Value.Deadline;
    }

    /// <summary>Starts the clock; the caller disposes.</summary>
    public DeadlineScope Start(HttpContext context, TimeSpan allowed) => new(allowed, time, context.RequestAborted, drain.GraceEnded);

    /// <summary>Runs <paramref name="work"/> within <paramref name="allowed"/>.</summary>
    /// <exception cref="ApiProblemException">The deadline or the grace period passed first.</exception>
    public async Task<T> RunAsync<T>(HttpContext context, TimeSpan allowed, Func<DeadlineScope, Task<T>> work)
    {
        using DeadlineScope deadline = Start(context, allowed);
        try
        {
            return await work(deadline);
        }
        catch (OperationCanceledException) when (deadline.Explain() is { } problem)
        {
            throw problem;
        }
    }
}
