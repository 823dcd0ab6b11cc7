using TDGan.Api.Http;
using TDGan.Api.Uploads;
using TDGan.Inference.Interpolation;
using TDGan.Inference.Manifest;

namespace TDGan.Api.Interpolations;

/// <summary><c>POST /api/v1/interpolations</c>: a row of pictures between two expressions or two faces.</summary>
internal static class InterpolationsEndpoint
{
    public const string Path = "/api/v1/interpolations";
    public const string Name = "interpolateExpressions";

    public static void MapInterpolations(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, AnswerAsync).WithName(Name).WithMetadata(InterpolationsDocumentation.Value)
            .AddEndpointFilter(new AdmissionFilter(ModelNames.Decoder));

    private static async Task<IResult> AnswerAsync(
        HttpContext context, UploadReader uploads, RequestDeadlines deadlines, IExpressionInterpolation interpolation, SortableId ids)
    {
        InterpolationReplyFormat.EnsureAcceptable(context.Request);
        TimeSpan allowed = deadlines.Read(context.Request);
        Upload upload = await uploads.ReadAsync(context, InterpolationsRequest.Form);
        InterpolationFormat format = InterpolationReplyFormat.Read(context.Request, upload.Options);
        InterpolationRequest request = InterpolationsRequest.Read(upload, format);
        InterpolationResult result = await deadlines.RunAsync(context, allowed, deadline =>
            interpolation.InterpolateAsync(request with { Deadline = deadline.Deadline }, deadline.Token));

        GeneratorHeaders.Write(context.Response, result.Model, result.Seed, result.Face.Box, result.Timings);
        return format == InterpolationFormat.Frames
            ? InterpolationReplyFactory.Json(ids.New(), result)
            : InterpolationReplyFactory.File(result);
    }
}
