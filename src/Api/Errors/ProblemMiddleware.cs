namespace TDGan.Api.Errors;

/// <summary>
/// Turns every exception, and every empty error reply of routing, into a problem. A client that left gets none and causes no error log.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is ClientLeftException || context.RequestAborted.IsCancellationRequested)
        {
            NoteClientLeft(context);
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, exception);
            return;
        }

        if (!context.Response.HasStarted && context.Response.ContentType is null
            && ProblemDetailsMapper.FromStatus(context.Response.StatusCode) is { } definition)
        {
            await new ProblemResult(new ApiProblem(definition)).ExecuteAsync(context);
        }
    }

    /// <summary>Whatever broke, broke because the client left; the status is for log and metrics only.</summary>
    private void NoteClientLeft(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }

        // Else the server would try to read the rest of a body that is not coming, and log its own failure.
        context.Abort();
        ClientLeft(logger);
    }

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        ApiProblem problem = ProblemDetailsMapper.FromException(exception);
        if (problem.Definition.Status == StatusCodes.Status500InternalServerError || problem.Definition == ErrorCatalogue.DeviceLost)
        {
            Failed(logger, exception, problem.Definition.Code);
        }
        else
        {
            Refused(logger, exception, problem.Definition.Code);
        }

        await new ProblemResult(problem).ExecuteAsync(context);
    }

    [LoggerMessage(LogLevel.Debug, "The client closed the request.")]
    private static partial void ClientLeft(ILogger logger);

    [LoggerMessage(LogLevel.Debug, "Request refused with {Code}.")]
    private static partial void Refused(ILogger logger, Exception exception, string code);

    [LoggerMessage(LogLevel.Error, "Request failed with {Code}.")]
    private static partial void Failed(ILogger logger, Exception exception, string code);
}
