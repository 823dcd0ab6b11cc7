using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.Replies;
using TDGan.Api.Uploads;

namespace TDGan.Api.Expressions;

/// <summary><c>POST /api/v1/expressions/batch</c>: the apparent expressions in several pictures.</summary>
internal static class ExpressionsBatchEndpoint
{
    public const string Path = ExpressionsEndpoint.Path + "/batch";
    public const string Name = "readExpressionsBatch";

    public static void MapExpressionsBatch(this IEndpointRouteBuilder routes) => routes.MapPost(Path, AnswerAsync)
        .WithName(Name).WithMetadata(ExpressionsBatchDocumentation.Value).AddEndpointFilter<JsonReplyFilter>();

    private static async Task<IResult> AnswerAsync(
        HttpContext context, UploadReader uploads, RequestDeadlines deadlines, BatchClassifier classifier, SortableId ids)
    {
        TimeSpan allowed = deadlines.Read(context.Request);
        Upload upload = await uploads.ReadAsync(context, ExpressionsRequest.BatchForm);
        ExpressionsRequest request = ExpressionsRequest.ReadOptions(upload);
        IReadOnlyList<UploadedPicture> pictures = upload.RequireAll(ExpressionsRequest.ImagePart);
        using DeadlineScope deadline = deadlines.Start(context, allowed);
        IReadOnlyList<BatchOutcome> outcomes = await classifier.ClassifyAsync(pictures, request.Classification, deadline);

        context.Response.Headers.CacheControl = "no-store";
        ServerTiming.Write(context.Response, [.. outcomes.Select(outcome => outcome.Result?.Timings).OfType<Inference.Requests.PhaseTimings>()]);
        return TypedResults.Json(
            new ExpressionsBatchReply
            {
                Results = [.. outcomes.Select((outcome, index) => new ExpressionsBatchItemReply
                {
                    Index = index,
                    Name = pictures[index].Name,
                    Result = outcome.Result is { } result ? ExpressionsReplyFactory.Create(ids.New(), request, result) : null,
                    Problem = outcome.Problem is { } problem ? ProblemWriter.Describe(context, problem) : null,
                })],
            },
            ApiJsonContext.Default.ExpressionsBatchReply);
    }
}
