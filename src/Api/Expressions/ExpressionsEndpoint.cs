using TDGan.Api.Http;
using TDGan.Api.Replies;
using TDGan.Api.Transfers;
using TDGan.Api.Uploads;
using TDGan.Inference.Annotation;
using TDGan.Inference.Classification;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;

namespace TDGan.Api.Expressions;

/// <summary><c>POST /api/v1/expressions</c>: the apparent expression of every face in one picture.</summary>
internal static class ExpressionsEndpoint
{
    public const string Path = "/api/v1/expressions";
    public const string Name = "readExpressions";

    public static void MapExpressions(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, AnswerAsync).WithName(Name).WithMetadata(ExpressionsDocumentation.Value)
            .AddEndpointFilter(new AdmissionFilter(ModelNames.ExpressionBranch));

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        UploadReader uploads,
        RequestDeadlines deadlines,
        IExpressionClassifier classifier,
        IExpressionAnnotator annotator,
        SortableId ids)
    {
        GeneratedImageFormat? drawn = ExpressionsReplyFormat.Read(context.Request);
        TimeSpan allowed = deadlines.Read(context.Request);
        Upload upload = await uploads.ReadAsync(context, ExpressionsRequest.Form);
        ExpressionsRequest request = ExpressionsRequest.Read(upload);
        byte[]? picture = null;
        ClassificationResult result = await deadlines.RunAsync(context, allowed, async deadline =>
        {
            ClassificationOptions options = request.Classification with { Deadline = deadline.Deadline };
            ClassificationResult read = await classifier.ClassifyAsync(request.Image, options, deadline.Token);
            picture = drawn is { } format
                ? await annotator.AnnotateAsync(request.Image, read, format, ExpressionsReplyFormat.Quality, deadline.Token)
                : null;
            return read;
        });

        context.Response.Headers.CacheControl = "no-store";
        ServerTiming.Write(context.Response, result.Timings);
        return picture is not null
            ? TypedResults.Bytes(picture, TransferReplyFormat.MediaTypeOf(drawn!.Value))
            : TypedResults.Json(ExpressionsReplyFactory.Create(ids.New(), request, result), ApiJsonContext.Default.ExpressionsReply);
    }
}
