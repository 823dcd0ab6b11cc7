using TDGan.Api.Http;
using TDGan.Api.Uploads;
using TDGan.Inference.Manifest;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Transfers;

/// <summary><c>POST /api/v1/transfers</c>: a picture of one face wearing another expression.</summary>
internal static class TransfersEndpoint
{
    public const string Path = "/api/v1/transfers";
    public const string Name = "transferExpression";

    public static void MapTransfers(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, AnswerAsync).WithName(Name).WithMetadata(TransfersDocumentation.Value)
            .AddEndpointFilter(new AdmissionFilter(ModelNames.Decoder));

    private static async Task<IResult> AnswerAsync(
        HttpContext context, UploadReader uploads, RequestDeadlines deadlines, IExpressionTransfer transfer, SortableId ids)
    {
        TransferReplyFormat.EnsureAcceptable(context.Request);
        TimeSpan allowed = deadlines.Read(context.Request);
        Upload upload = await uploads.ReadAsync(context, TransfersRequest.Form);
        TransferReplyFormat format = TransferReplyFormat.Read(context.Request, upload.Options);
        TransferRequest request = TransfersRequest.Read(upload, format);
        TransferResult result = await deadlines.RunAsync(context, allowed, deadline =>
            transfer.TransferAsync(request with { Deadline = deadline.Deadline }, deadline.Token));

        GeneratorHeaders.Write(context.Response, result.Model, result.Seed, result.Face.Box, result.Timings);
        GeneratorHeaders.Write(context.Response, result.Verification);
        return format.AsJson ? TransferReplyFactory.Json(ids.New(), result) : TransferReplyFactory.Picture(result);
    }
}
