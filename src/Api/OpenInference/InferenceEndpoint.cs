using TDGan.Api.Errors;
using TDGan.Api.Http;
using TDGan.Api.OpenInference.Replies;
using TDGan.Api.OpenInference.Requests;
using TDGan.Api.Uploads;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.ModelRuns;

namespace TDGan.Api.OpenInference;

/// <summary><c>POST /v2/models/{model}[/versions/{version}]/infer</c>: tensors in, tensors out.</summary>
internal static class InferenceEndpoint
{
    private const string Suffix = "/infer";

    public static void MapInference(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(OpenInferencePaths.Model + Suffix, (HttpContext context, string model) => AnswerAsync(context, model, version: null))
            .WithName("infer").WithMetadata(OpenInferenceDocumentation.Infer);
        routes.MapPost(OpenInferencePaths.Version + Suffix, (HttpContext context, string model, string version) =>
            AnswerAsync(context, model, version)).WithName("inferVersion").WithMetadata(OpenInferenceDocumentation.Infer);
    }

    private static async Task AnswerAsync(HttpContext context, string model, string? version)
    {
        IServiceProvider services = context.RequestServices;
        RequestDeadlines deadlines = services.GetRequiredService<RequestDeadlines>();
        TimeSpan allowed = deadlines.Read(context.Request);

        // An unknown model is told before its tensors are read.
        services.GetRequiredService<IModelCatalogue>().Require(model, version);
        InferenceBody body = await InferenceBody.ReadAsync(context, services.GetRequiredService<UploadReader>());
        InferenceCall call = InferenceCallReader.Read(body, model, version);
        IModelRunner runner = services.GetRequiredService<IModelRunner>();
        ModelRunResult result = await deadlines.RunAsync(context, allowed, deadline =>
            runner.RunAsync(call.Run with { Deadline = deadline.Deadline }, deadline.Token));
        ServerTiming.Write(context.Response, result.Timings);
        await InferenceReplyWriter.WriteAsync(context.Response, call, result, context.RequestAborted);
    }
}
