using Microsoft.Extensions.Options;
using TDGan.Api.Http;

namespace TDGan.Api.Security;

/// <summary>CORS as configured; without an origin there is none, and browsers keep other sites out.</summary>
internal static class CrossOriginPolicy
{
    private static readonly string[] ReadableHeaders =
    [
        RequestIdMiddleware.HeaderName, GeneratorHeaders.ModelHeader, GeneratorHeaders.SeedHeader, GeneratorHeaders.FaceBoxHeader,
        GeneratorHeaders.VerificationHeader, ServerTiming.HeaderName, "Retry-After",

        // Where the JSON of a binary reply ends; OpenInference/Requests/InferenceBody.
        "Inference-Header-Content-Length",
    ];

    public static void UseCrossOriginPolicy(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<CrossOriginOptions>>().Value.AllowedOrigins is not { Count: > 0 } origins)
        {
            return;
        }

        // Cookies are never read here, so that credentials stay off whatever the origins are.
        app.UseCors(policy => policy
            .WithOrigins([.. origins])
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
            .AllowAnyHeader()
            .WithExposedHeaders(ReadableHeaders));
    }
}
